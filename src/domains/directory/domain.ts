import type { Domain } from '../../core/web/domain.ts'
import { aidRoutes } from './aid/routes.tsx'
import { askRoutes } from './ask/routes.tsx'
import { claimRoutes } from './claims/routes.tsx'
import { loadDemoEnterprises } from './demo.ts'
import { handOver } from './enterprises/hand-over.ts'
import { registerRoutes } from './enterprises/register.tsx'
import { enterpriseRoutes } from './enterprises/routes.tsx'
import { reminder, stewardLetter } from './freshness/jobs.ts'
import { freshnessRoutes } from './freshness/routes.tsx'
import { registerImport } from './imports/jobs.ts'
import { forgetList, listRoutes } from './imports/routes.tsx'
import { machineRoutes } from './machines/routes.ts'
import { directoryMenu } from './menu.ts'
import { registerFollows } from './merge/follows.ts'
import { mergeRoutes } from './merge/routes.tsx'
import { directoryComing, directoryNotices } from './notices.ts'
import { offerRoutes } from './offers/routes.tsx'
import { onboardingRoutes } from './onboarding/routes.tsx'
import { pictureRoutes } from './pictures/routes.tsx'
import { placePictures } from './places/home-pictures.tsx'
import { placeRoutes } from './places/routes.tsx'
import { registerPicture } from './register/home-picture.tsx'
import { stewardRoutes } from './register/routes.tsx'
import { reviewRoutes } from './review/routes.tsx'
import { fillEntries } from './search/entries.ts'
import { enterprisesFound } from './search/finds.ts'
import { searchRoutes } from './search/routes.tsx'

/** The register of enterprises. */
export const directory: Domain = {
  name: 'directory',
  routes: (app, services) => {
    askRoutes(app, services) //        /foretag/fraga
    pictureRoutes(app, services) //    /foretag/:slug/bilder  /bilder/:picture
    searchRoutes(app, services) //     /foretag
    registerRoutes(app, services) //   /anmal-foretag
    offerRoutes(app, services) //      /foretag/:slug/erbjudanden/*
    placeRoutes(app, services) //      /foretag/:slug/platser/*
    claimRoutes(app, services) //      /foretag/:slug/gor-ansprak  /foretag/:slug/ansprak/:claim
    reviewRoutes(app, services) //     /foretag/:slug/granska  /ta-ned  /visa-igen
    mergeRoutes(app, services) //      /foretag/:slug/sla-ihop/*  /dela-igen
    aidRoutes(app, services) //        /foretag/:slug/stod
    stewardRoutes(app, services) //    /registret  /vart-foretag
    onboardingRoutes(app, services) // /vart-foretag/kom-igang/*
    listRoutes(app, services) //     /registret/las-in/*
    freshnessRoutes(app, services) //  /bekrafta/:confirmation
    machineRoutes(app, services) //    /api/v1/*  /api/hsds/*  /oppna-data/*
    enterpriseRoutes(app, services) // /foretag/:slug  /foretag/:slug/andra/*
  },
  parameters: {
    slug: 'word',
    section: 'word',
    other: 'word',
    enterprise: 'id',
    offer: 'id',
    place: 'id',
    picture: 'id',
    claim: 'id',
    aid: 'id',
    import: 'id',
    confirmation: 'secret',
    taxonomy: 'id',
    term: 'id',
  },
  starts: fillEntries,
  menu: directoryMenu,
  notices: directoryNotices,
  coming: directoryComing,
  pictures: [...placePictures, registerPicture],
  finds: [enterprisesFound],
  jobs: [registerImport, forgetList, reminder, stewardLetter],
  organisationChanged: handOver,
  follows: registerFollows,
  demo: { load: loadDemoEnterprises },
}
