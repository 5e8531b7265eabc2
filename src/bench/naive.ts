import Fastify from 'fastify'
import pg from 'pg'
import { actAs, system } from '../kit/db/actor.ts'

/**
 * The register as somebody would answer it in an afternoon: two tables, `ilike` in names and titles alone (in descriptions, too,
 * it would be several times slower, and easier to be compared with), whoever delivers as far as the place, JSON with the offers.
 * Of the ways to write it the quickest we found, with the collation that compares fastest: a place is looked at first, and then
 * the titles of whoever is near; without a place all titles are read once.
 */
export const naiveSearch = (placed: boolean) => `
  select e.slug, e.name, e.kind, e.place, e.municipality_code, e.presentation_sv, e.presentation_en, e.lat, e.lon,
    (select json_agg(json_build_object('category', o.category, 'title', o.title_sv, 'title_en', o.title_en,
        'description', o.description_sv, 'cpv', o.cpv)) from naive.offers o where o.tenant_id = e.tenant_id) as offers
  from naive.enterprises e
  where ${
    placed
      ? `111.2 * sqrt(power(e.lat - $2::float8, 2) + power((e.lon - $3::float8) * cos(radians($2::float8)), 2)) <= e.serves_radius_km
    and (e.name ilike $1 or (select count(*) from naive.offers o where o.tenant_id = e.tenant_id and o.title_sv ilike $1) > 0)`
      : '(e.name ilike $1 or e.tenant_id in (select o.tenant_id from naive.offers o where o.title_sv ilike $1))'
  }
  order by e.name limit 50`

export const naiveRecord = `
  select e.*, (select json_agg(o) from naive.offers o where o.tenant_id = e.tenant_id) as offers
  from naive.enterprises e where e.slug = $1`

/** The same rows without policies, triggers or search entries; indexed by what the naive statements join. */
export const fillNaive = async (ownerUrl: string): Promise<void> => {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query(`begin; ${actAs(system('bench'))}`)
    const enterprises = await client.query(
      'select * from directory.enterprises where published_at is not null',
    )
    const offers = await client.query('select * from directory.offers where ended_at is null')
    await client.query('rollback; drop schema if exists naive cascade; create schema naive')
    for (const [name, { rows }] of Object.entries({ enterprises, offers })) {
      await client.query(`create table naive.${name} (like directory.${name})`)
      await client.query(
        `insert into naive.${name} select * from jsonb_populate_recordset(null::directory.${name}, $1::jsonb)`,
        [JSON.stringify(rows)],
      )
    }
    await client.query('create unique index on naive.enterprises (slug)')
    for (const column of ['enterprises alter name', 'offers alter title_sv'])
      await client.query(`alter table naive.${column} type text collate pg_c_utf8`)
    for (const column of ['enterprises (tenant_id)', 'enterprises (municipality_code)', 'offers (tenant_id)'])
      await client.query(`create index on naive.${column}`)
    await client.query(
      'grant usage on schema naive to public; grant select on all tables in schema naive to public',
    )
    await client.query('vacuum analyze naive.enterprises, naive.offers')
  } finally {
    await client.end()
  }
}

/** The naive web process: plain Fastify and pg, prepared statements, no session, no roles. */
export const serveNaive = async (databaseUrl: string, port: number): Promise<void> => {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 10, options: '-c jit=off' })
  const app = Fastify()
  app.get<{ Querystring: { q: string; lat?: string; lon?: string } }>('/search', async ({ query }) => {
    const { q, lat, lon } = query
    const values = lat === undefined ? [`%${q}%`] : [`%${q}%`, lat, lon]
    const name = lat === undefined ? 'anywhere' : 'placed'
    const { rows } = await pool.query({ name, text: naiveSearch(lat !== undefined), values })
    return { data: rows }
  })
  app.get<{ Params: { slug: string } }>('/record/:slug', async ({ params }, reply) => {
    const { rows } = await pool.query({ name: 'record', text: naiveRecord, values: [params.slug] })
    return rows[0] ?? reply.code(404).send({})
  })
  await app.listen({ port, host: '127.0.0.1' })
}
