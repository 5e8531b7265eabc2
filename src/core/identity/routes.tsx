import type { FastifyInstance } from 'fastify'
import type { Services } from '../web/services.ts'
import type { Identity } from './identity.ts'
import { codeRoutes } from './routes/codes.tsx'
import { demoRoutes } from './routes/demo.ts'
import { invitationRoutes } from './routes/invitation.tsx'
import { mailLinkRoutes } from './routes/mail-links.tsx'
import { passkeyRoutes } from './routes/passkeys.ts'
import { providerRoutes } from './routes/provider.tsx'
import { seatRoutes } from './routes/seats.tsx'
import { settingsRoutes } from './routes/settings.tsx'
import { signInRoutes } from './routes/sign-in.tsx'

export const identityRoutes = (app: FastifyInstance, services: Services, identity: Identity) => {
  signInRoutes(app, services, identity) //     /logga-in  /logga-in/kod  /logga-ut
  mailLinkRoutes(app, services, identity) //   /logga-in/lank/*  /skapa-konto/*
  passkeyRoutes(app, identity) //              /logga-in/nyckel/*  /installningar/nycklar/*
  providerRoutes(app, identity) //             /logga-in/extern  /logga-in/fel  /auth/callback/oidc
  invitationRoutes(app, services, identity) // /inbjudan/:token
  demoRoutes(app, services, identity) //       /demo/som/:key
  seatRoutes(app, identity) //                 /byt-uppdrag
  settingsRoutes(app, services, identity) //   /installningar/*
  codeRoutes(app, identity) //                 /installningar/kod/*
}
