// Does Portnet ID work with a client nobody here wrote? A relying party by `openid-client`.
//
// Reads what it is from standard input (JSON), says `ready`, and answers under the redirect URI's
// origin: a browser visits /login and /logout, the test asks for the other steps. Each step is one
// call of the library; what it finds wrong is answered as 500 with its words.

import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { createRemoteJWKSet, importJWK, jwtVerify } from 'jose'
import * as oidc from 'openid-client'

const me = JSON.parse(await text(process.stdin))
const here = new URL(me.redirect_uri).origin
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout'

async function authentication() {
  if (me.client_secret) return oidc.ClientSecretBasic(me.client_secret)
  const key = await importJWK(me.private_jwk, me.private_jwk.alg)
  return oidc.PrivateKeyJwt({ key, kid: me.private_jwk.kid })
}

// The demo portal speaks http, on loopback.
const config = await oidc.discovery(
  new URL(me.issuer), me.client_id, undefined, await authentication(),
  { execute: [oidc.allowInsecureRequests, oidc.enableNonRepudiationChecks] },
)
const keys = createRemoteJWKSet(new URL(config.serverMetadata().jwks_uri))
const DPoP = me.dpop ? oidc.getDPoPHandle(config, await oidc.randomDPoPKeyPair()) : undefined

let asked = {}      // what the authorization request in flight must be answered with
let tokens = null   // the last token response
const ended = []    // the logout tokens that came

const claimed = () => ({ claims: tokens.claims(), ...tokens })

const steps = {
  '/metadata': () => config.serverMetadata(),

  '/login': async (url) => {
    asked = {
      pkceCodeVerifier: oidc.randomPKCECodeVerifier(),
      expectedState: oidc.randomState(),
      expectedNonce: oidc.randomNonce(),
    }
    const parameters = {
      redirect_uri: me.redirect_uri,
      scope: 'openid profile email offline_access',
      code_challenge: await oidc.calculatePKCECodeChallenge(asked.pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: asked.expectedState,
      nonce: asked.expectedNonce,
      ...Object.fromEntries(url.searchParams),
    }
    return me.par
      ? oidc.buildAuthorizationUrlWithPAR(config, parameters, { DPoP })
      : oidc.buildAuthorizationUrl(config, parameters)
  },

  [new URL(me.redirect_uri).pathname]: async (url) => {
    tokens = await oidc.authorizationCodeGrant(
      config, url, { ...asked, idTokenExpected: true }, undefined, { DPoP },
    )
    return { signed_in: claimed() }
  },

  '/tokens': () => claimed(),
  '/userinfo': () => oidc.fetchUserInfo(config, tokens.access_token, tokens.claims().sub, { DPoP }),
  '/introspect': (url) => oidc.tokenIntrospection(config, tokens[url.searchParams.get('token')]),

  '/refresh': async (url) => {
    const token = url.searchParams.get('refresh_token') ?? tokens.refresh_token
    tokens = await oidc.refreshTokenGrant(config, token, undefined, { DPoP })
    return claimed()
  },

  '/revoke': async (url) => {
    await oidc.tokenRevocation(config, tokens[url.searchParams.get('token')])
    return {}
  },

  '/client-credentials': async (url) => {
    const parameters = Object.fromEntries(url.searchParams)
    tokens = await oidc.clientCredentialsGrant(config, parameters, { DPoP })
    return tokens
  },

  '/call': async (url) => {
    const answer = await oidc.fetchProtectedResource(
      config, tokens.access_token, new URL(url.searchParams.get('url')),
      url.searchParams.get('method') ?? 'GET', undefined, undefined, { DPoP },
    )
    return { status: answer.status, body: await answer.text() }
  },

  '/logout': () => oidc.buildEndSessionUrl(config, {
    post_logout_redirect_uri: me.post_logout_redirect_uri,
    id_token_hint: tokens.id_token,
    state: 'gone',
  }),
  '/post-logout': (url) => ({ signed_out: url.searchParams.get('state') }),

  // Source: OpenID Connect Back-Channel Logout 1.0, section 2.6.
  '/backchannel-logout': async (_, request) => {
    const form = new URLSearchParams(await text(request))
    const { payload } = await jwtVerify(form.get('logout_token'), keys, {
      issuer: me.issuer, audience: me.client_id, typ: 'logout+jwt', algorithms: ['RS256'],
      requiredClaims: ['jti', 'iat', 'exp', 'events', 'sid'],
    })
    if (payload.nonce !== undefined || !(LOGOUT_EVENT in payload.events)) throw new Error('not a logout token')
    ended.push(payload)
    return {}
  },
  '/ended': () => ended,
}

async function answer(request, response) {
  const url = new URL(request.url, here)
  const step = steps[url.pathname]
  try {
    if (!step) return void response.writeHead(404).end()
    const said = await step(url, request)
    if (said instanceof URL) return void response.writeHead(303, { location: said.href }).end()
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    response.end(JSON.stringify(said))
  } catch (error) {
    const { name, code, status, message, cause } = error
    response.writeHead(500, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ name, code, status, message, error: error.error, cause: String(cause?.message ?? cause) }))
  }
}

createServer(answer).listen(new URL(here).port, '127.0.0.1', () => console.log('ready'))
