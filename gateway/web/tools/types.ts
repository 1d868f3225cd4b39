/** Which types has the public API? Writes ../src/api/schema.d.ts from ../../openapi.json. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../openapi.json", import.meta.url);
const target = new URL("../src/api/schema.d.ts", import.meta.url);

const document = readFileSync(source);
const digest = createHash("sha256").update(document).digest("hex");
const types = astToString(await openapiTS(document));
writeFileSync(target, `// Written by \`npm run api\` from openapi.json ${digest}; never edited.\n\n${types}`);
