import { Command } from 'commander'
import { faultText } from './commands/fault.ts'

// Each command loads what it needs when it runs, so that --help answers at once.
const program = new Command('plantskola').description(
  'Plantskola: its server and what keeps it. Settings come from the environment (README).',
)

program
  .command('serve')
  .description('start the web application, its worker and – without DATABASE_URL – its own PostgreSQL')
  .option('--no-worker', 'only answer requests; mail and jobs are done by another process')
  .action(async (options: { worker: boolean }) => (await import('./commands/serve.ts')).serve(options))
program
  .command('worker')
  .description('only send mail and run jobs')
  .action(async () => (await import('./commands/worker.ts')).worker())
program
  .command('migrate')
  .description('bring the database to the newest schema and load the reference lists')
  .action(async () => (await import('./commands/migrate.ts')).migrateOnly())
program
  .command('demo')
  .description('load the demo into an empty database')
  .action(async () => (await import('./commands/demo.ts')).demo())

const user = program.command('user').description('people who can sign in')
user
  .command('add')
  .argument('<email>')
  .argument('<name>')
  .option('--role <role>', 'a role (docs/glossary.md)', 'system_admin')
  .option('--municipality <code>', 'the municipality it is in, by name or four digits')
  .option('--organisation <name>', 'the association, region, authority or programme owner it is in')
  .description('add a person and give them a role')
  .action(
    async (
      email: string,
      name: string,
      options: { role: string; municipality?: string; organisation?: string },
    ) => (await import('./commands/user.ts')).addUser(email, name, options),
  )
user
  .command('end')
  .argument('<email>')
  .option('--even-last', 'also where nobody else in their organisation can invite people')
  .description('end a person’s account: their sessions end at once')
  .action(async (email: string, options: { evenLast?: boolean }) =>
    (await import('./commands/user.ts')).endUser(email, options),
  )

const organisations = program.command('organisation').description('organisations that take part')
organisations
  .command('list')
  .description('who takes part: kind, municipality, name, and whether it has ended')
  .action(async () => (await import('./commands/organisation.ts')).listOrganisations())
organisations
  .command('add')
  .argument('<name>', 'of a municipality: its name or four digits')
  .requiredOption('--kind <kind>', 'municipality, association, region, authority or programme_owner')
  .option('--municipalities <list>', 'those that an association covers, by name or digits', '')
  .option('--orgnr <number>', 'its organisation number')
  .description('let an organisation take part; then give somebody a role in it with user add')
  .action(async (name: string, options: { kind: string; municipalities: string; orgnr?: string }) =>
    (await import('./commands/organisation.ts')).addOrganisation(name, options),
  )

const imports = program.command('import').description('read a list in')
imports
  .command('enterprises')
  .argument('<file>', 'CSV or XLSX, with any column names')
  .option('--municipality <code>', 'who keeps them')
  .option('--dry-run', 'only say what would happen')
  .description('add enterprises to the register')
  .action(async (file: string, options: { municipality?: string; dryRun?: boolean }) =>
    (await import('./commands/import.ts')).importEnterprises(file, options),
  )
imports
  .command('ledger')
  .argument('<file>', 'CSV or XLSX: a supplier ledger, in the national format or another')
  .requiredOption('--municipality <code>', 'whose ledger it is, by the municipality’s four digits')
  .option('--period <period>', 'what a file without dates is about: 2025 or 2025-03')
  .description('read a supplier ledger in')
  .action(async (file: string, options: { municipality: string; period?: string }) =>
    (await import('./commands/import.ts')).importLedger(file, options),
  )
program
  .command('export')
  .argument('<what>', 'enterprises')
  .argument('<file>', '.csv or .xlsx')
  .description('write a list to a file')
  .action(async (what: string, file: string) => (await import('./commands/export.ts')).exportList(what, file))

const jobs = program.command('jobs').description('what is done behind the answers')
jobs
  .command('list')
  .description('jobs that failed: name, organisation, what it is about, tries, what becomes of it, and why')
  .action(async () => (await import('./commands/jobs.ts')).listJobs())
jobs
  .command('again')
  .argument('<name>', 'as jobs list says it')
  .description('try the failed jobs of a name again')
  .action(async (name: string) => (await import('./commands/jobs.ts')).tryJobsAgain(name))
program
  .command('backup')
  .argument('<dir>', 'an empty or new folder')
  .description('write everything to a folder, consistently, beside a running server')
  .action(async (dir: string) => (await import('./commands/backup.ts')).backup(dir))
program
  .command('restore')
  .argument('<dir>', 'a folder that backup wrote')
  .description('fill an empty database from a backup')
  .action(async (dir: string) => (await import('./commands/restore.ts')).restore(dir))
program
  .command('check')
  .description('diagnosis: versions, database, mail, disk, policies')
  .action(async () => (await import('./commands/check.ts')).check())

// A reader that has seen enough (| head) closes the pipe; that is no fault.
process.stdout.on('error', () => process.exit(0))

program
  .parseAsync()
  .catch((error: unknown) => {
    console.error(faultText(error))
    process.exitCode = 1
  })
  .finally(() => {
    // Said outright: the embedded server's package otherwise ends a finished command with status 0. `serve` and `worker` go on.
    const [command] = program.args
    if (command !== 'serve' && command !== 'worker') process.exit()
  })
