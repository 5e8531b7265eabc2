import { sql } from 'kysely'
import { operatorId } from '../core/organisations/operator.ts'
import { municipalities } from '../core/reference/places.ts'
import type { Services } from '../core/web/services.ts'
import { directoryDemo, refreshAllEntries } from '../domains/directory/public.ts'
import { system } from '../kit/db/actor.ts'

/** Fills the register with `count` enterprises of five offers each, made of the demo's texts in every municipality. */
export const fillRegister = async ({ db, clock }: Services, count: number): Promise<void> => {
  const models = directoryDemo.enterprises()
  const places = [...municipalities.values()]
  const batch = 250
  for (let start = 0; start < count; start += batch) {
    const made = Array.from({ length: Math.min(batch, count - start) }, (_, i) => {
      const n = start + i
      const model = models[n % models.length]
      const place = places[(n * 7) % places.length]
      if (!model || !place) throw new Error('no models')
      const offers = Array.from({ length: 5 }, (_, k) => {
        const from = models[(n * 5 + k * 13) % models.length] ?? model
        return { ...(from.offers[k % from.offers.length] ?? {}) }
      })
      return {
        n,
        name: `${model.name} ${n}`,
        presentation: model.presentation_sv,
        municipality: place.code,
        lat: place.lat,
        lon: place.lon,
        offers,
      }
    })
    await db.inActor(system('bench'), async tx => {
      const { rows } = await sql<{ tenant_id: string }>`
        with given as (select * from jsonb_to_recordset(${JSON.stringify(made)}::jsonb)
            as g(n int, name text, presentation text, municipality text, lat float8, lon float8, offers jsonb)),
          ids as (select g.*, gen_random_uuid() as tenant_id from given g),
          o as (insert into core.organisations (tenant_id, kind, name, municipality_code, is_public)
            select tenant_id, 'social_enterprise', name, municipality, true from ids returning tenant_id),
          s as (insert into directory.slugs (slug, tenant_id) select 'bench-' || n, tenant_id from ids),
          e as (insert into directory.enterprises (tenant_id, steward_id, slug, name, kind, legal_form, municipality_code, lat, lon, presentation_sv,
              confirmed_by_itself, confirmed_at, published_at, serves_radius_km, employees, from_target_group)
            select tenant_id, ${operatorId}, 'bench-' || n, name, 'wise', 'economic_association', municipality, lat, lon, presentation,
              n % 3 > 0, ${clock.now()}::timestamptz - make_interval(days => n % 400), ${clock.now()}, 20 + n % 60, 10, 5 from ids returning tenant_id),
          f as (insert into directory.offers (tenant_id, steward_id, is_public, category, title_sv, title_en, description_sv, description_en, cpv)
            select i.tenant_id, ${operatorId}, true, f.category, f.title_sv, f.title_en, f.description_sv, f.description_en, f.cpv
            from ids i, jsonb_to_recordset(i.offers) as f(category text, title_sv text, title_en text, description_sv text, description_en text, cpv text))
        select i.tenant_id from ids i`.execute(tx)
      await refreshAllEntries(
        tx,
        clock.now(),
        rows.map(r => r.tenant_id),
      )
    })
  }
  await db.inActor(system('bench'), tx => sql`select count(*) from directory.search_entries`.execute(tx))
}
