import type { Domain } from '../../core/web/domain.ts'
import { loadDemoPlacements } from './demo/people.ts'
import { disclosureRoutes } from './disclosures/routes.tsx'
import { placementsFollows } from './follows.ts'
import { placementNotices } from './notices.ts'
import { peopleRoutes } from './people/routes.tsx'
import { placementRoutes } from './placements/routes.tsx'
import { placesRoutes } from './places/routes.tsx'
import { answersForPlaces, placesPeople } from './policy.ts'
import { heldPlace, requestReminder } from './requests/jobs.ts'
import { requestRoutes } from './requests/routes.tsx'
import { t } from './words.ts'

/** People, places for them, and the way from a question about a place to the end of a placement. */
export const placements: Domain = {
  name: 'placements',
  routes: (app, services) => {
    peopleRoutes(app, services) //    /insatser/personer/*
    placesRoutes(app, services) //    /insatser/personer/:participant/platser/*
    requestRoutes(app, services) //   /platser/*
    disclosureRoutes(app, services) // /insatser/:placement/remiss/*  /insatser/:placement/berattat/*
    placementRoutes(app, services) // /insatser  /insatser/:placement
  },
  parameters: { participant: 'id', placement: 'id', placeRequest: 'id', disclosure: 'id' },
  menu: viewer => [
    ...(placesPeople(viewer) ? [{ href: '/insatser', label: t('menu'), rank: 20 }] : []),
    ...(answersForPlaces(viewer) ? [{ href: '/platser', label: t('requests'), rank: 33 }] : []),
  ],
  notices: placementNotices,
  jobs: [requestReminder, heldPlace],
  follows: placementsFollows,
  // When its people are there: officers write others down.
  demo: { filled: loadDemoPlacements },
}
