// Who may use whom, as data. The import rules (.dependency-cruiser.cjs) and the table rules (src/testing/architecture.test.ts)
// are made from it, so that neither can say anything else than this.
module.exports = {
  /** Storeys, lowest first: imports only go down. The root (everything directly in src/) knows all and is known by none. */
  storeys: ['kit', 'core', 'domains'],
  /** Root folders beside the single root files. */
  root: ['bench', 'commands', 'demo', 'site', 'testing'],
  /** domain → the domains whose public.ts it may import and whose tables it may read and point foreign keys at. */
  domains: {
    directory: [],
    spending: ['directory'],
    needs: ['directory'],
    placements: ['directory'],
  },
  /** Schemas of PostgreSQL that are no domain's, and who may name their tables. */
  schemas: { kit: 'kit', core: 'core', auth: 'core' },
  /**
   * What becomes of a table on several machines (decision 0020): a tenant's rows lie together, by tenant_id; a global table
   * stands on each of them, is small and rarely written; a local one stays where the sign-in, the queue and the outbox are.
   * A table that is none of these is a fault. Those of a domain and of core are a tenant's if nothing else is said here.
   */
  global: {
    'core.counties': 'reference data, the same for all',
    'core.municipalities': 'reference data, the same for all',
    'core.cpv_codes': 'reference data, the same for all',
    'core.reference_loads': 'which reference files are loaded',
    'core.organisations': 'the tenants themselves: their numbers and names hold in the whole country',
    'core.persons': 'a person may belong to several organisations; row-level security shows colleagues only',
    'spending.class_suggestions': 'corrections as others may use them, without who made them',
    'spending.precedents': 'reference data, the same for all',
    'directory.slugs': 'names in addresses hold in the whole country',
  },
  local: {
    'core.mails': 'the outbox; written by all, read by the system alone',
    'core.jobs': 'the queue: taken in turns by all processes, which does badly when spread',
    'core.links': 'where a mailed link leads: found before it is known whose it is',
    'core.demo_people': 'the list of the demo; read by the system alone',
    'directory.search_words': 'words that occur in published texts, without their place',
  },
  /** Schemas whose tables are all local: sign-in stays where it is, and the migrations' own list. */
  localSchemas: ['auth', 'kit'],
  /** Tables that row-level security does not hold, each with its reason. */
  unguarded: {
    'kit.migrations': 'written by the migrations; the app has no right to it',
  },
  /** A domain’s files by name, and what of its own domain each may use (architecture: "One domain"). */
  files: {
    schema: [],
    policy: ['schema'],
    queries: ['schema'],
    actions: ['schema', 'policy', 'queries'],
  },
  maxPublicExports: 20,
}
