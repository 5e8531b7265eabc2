import type { Owned } from './tenants.ts'

/** The address of a route with the names of somebody's things in it. */
export const addressOf = (url: string, of: Pick<Owned, 'slug' | 'ids'>): string =>
  url.replace(/:(\w+)\??/g, (_all, name: string) => {
    if (name === 'slug' || name === 'other') return of.slug
    if (name === 'section') return 'contact'
    // Numbers of one's own, and kinds: there is no other tenant's to ask for.
    if (name === 'supplier' || name === 'account') return '999999999'
    if (name === 'kind') return 'inget-slag'
    const known = {
      offerId: of.ids.offer,
      placeId: of.ids.place,
      aidId: of.ids.aid,
      claimId: of.ids.claim,
      fileId: of.ids.file,
      importId: of.ids.import,
    }[name]
    if (known) return known
    if (/inkop\/fragor|vart-foretag\/fragor|forfragningar/.test(url)) return of.ids.inquiry
    if (/klassning\/beslut/.test(url)) return of.ids.decision
    if (/behov\/plan/.test(url)) return of.ids.plan
    if (/behov/.test(url)) return of.ids.need
    if (/reskontra/.test(url)) return of.ids.ledger
    if (/inbjudningar/.test(url)) return of.ids.invitation
    if (/personer/.test(url)) return of.ids.membership
    if (/las-in/.test(url)) return of.ids.import
    if (/hsds\/(services|service_at)/.test(url)) return of.ids.offer
    return of.ids.membership
  })
