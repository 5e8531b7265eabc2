// Import rules, made from architecture.cjs.
const { storeys, root, domains } = require('./architecture.cjs')

const above = storey => [
  ...storeys.slice(storeys.indexOf(storey) + 1).map(s => `^src/${s}/`),
  ...root.map(r => `^src/${r}/`),
  '^src/[^/]+$',
]

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    ...storeys.map(storey => ({
      name: `${storey}-looks-down`,
      severity: 'error',
      from: { path: `^src/${storey}/`, pathNot: '\\.test\\.tsx?$' },
      to: { path: above(storey) },
    })),
    ...Object.entries(domains).map(([domain, uses]) => ({
      name: `${domain}-uses-only-what-it-declares`,
      severity: 'error',
      from: { path: `^src/domains/${domain}/` },
      to: {
        path: '^src/domains/',
        pathNot: [`^src/domains/${domain}/`, ...uses.map(u => `^src/domains/${u}/public\\.ts$`)],
      },
    })),
    {
      name: 'domains-through-their-door',
      comment:
        'From outside, a domain is its public.ts. Tests make their objects by the domain’s own actions.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(domains|testing)/' },
      to: { path: '^src/domains/[^/]+/', pathNot: '^src/domains/[^/]+/public\\.ts$' },
    },
    {
      name: 'pages-know-no-database',
      severity: 'error',
      from: { path: '/pages/[^/]+\\.tsx$' },
      to: {
        path: ['^src/kit/db/(?!migrate)', '/(actions|routes)\\.tsx?$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'policies-are-pure',
      severity: 'error',
      from: { path: '/policy\\.ts$' },
      to: {
        path: ['^src/kit/db/actor', '/(queries|actions|routes)\\.tsx?$'],
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'schemas-know-no-one',
      severity: 'error',
      from: { path: '^src/domains/.*/schema\\.ts$' },
      to: { path: '/(policy|queries|actions|routes)\\.tsx?$' },
    },
    {
      name: 'queries-and-actions-know-no-http',
      severity: 'error',
      from: { path: '^src/domains/.*/(queries|actions)\\.ts$' },
      to: { path: ['/routes\\.tsx?$', '/pages/', '^src/core/web/(page|reply|access)'] },
    },
    {
      name: 'not-unresolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '^topojson-specification$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // TypeScript 7 has no parser for other programs yet; swc reads it, types included.
    parser: 'swc',
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.js', '.cjs', '.mjs', '.json'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
}
