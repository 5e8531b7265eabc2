import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { selectUnitOptions } from '../../../core/organisations/queries.ts'
import { onlyIf } from '../../../core/web/access.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { address } from '../../../kit/html/address.ts'
import { readQuery } from '../../../kit/http/forms.ts'
import { t as ledger } from '../ledger/words.ts'
import { keepsLedger } from '../policy.ts'
import { holdJoins, joinUnit } from './actions.ts'
import { guessUnit } from './guess.ts'
import { choiceLabel, Joins, JoinsHead, NoUnits, unitFields } from './pages/joins.tsx'
import { selectLedgerUnits } from './queries.ts'
import {
  added,
  choiceOf,
  fieldOf,
  guessedOf,
  isChanged,
  isSo,
  joinsPath,
  none,
  type ShownUnit,
  saidOf,
  seenOf,
} from './schema.ts'
import { t } from './words.ts'

const query = z.object({ q: z.string().max(100).default('') })
/** A page shows no more; others are found by their names. */
const most = 100

const crumbs = () => [
  { href: '/inkop', label: ledger('crumb_spend') },
  { href: '/inkop/reskontra', label: ledger('title') },
]

/** Which of the organisation's own units the ledger's are: said once, by a person, for all files. */
export const unitRoutes = (app: FastifyInstance, services: Services) =>
  editRoutes(app, services, {
    at: joinsPath,
    access: onlyIf(keepsLedger),
    may: keepsLedger,
    load: async (tx, request) => {
      const tenantId = tenantOf(request)
      const { q } = readQuery(query, request.query)
      const own = await selectUnitOptions(tx, tenantId)
      const units = (await selectLedgerUnits(tx, tenantId)).map(
        (unit): ShownUnit => ({ ...unit, guess: guessUnit(unit, own) }),
      )
      const named = units.filter(u => u.names.join(' ').toLowerCase().includes(q.toLowerCase()))
      return { tenantId, q, own, units, shown: named.slice(0, most) }
    },
    instead: ({ units }) =>
      units.length === 0 ? { title: t('title'), breadcrumbs: crumbs(), body: <NoUnits /> } : undefined,
    hold: (tx, { tenantId }) => holdJoins(tx, tenantId),
    groups: ({ units, own }) => [{ specs: unitFields(units, own) }],
    schema: ({ units, own }) => {
      const choice = z.enum([none, added, ...own.map(o => o.unit_id)]).optional()
      const seen = z.string().optional()
      return z.object(
        Object.fromEntries(units.flatMap(u => [[fieldOf(u), choice] as const, [seenOf(u), seen] as const])),
      )
    },
    typed: ({ units }) => Object.fromEntries(units.map(u => [fieldOf(u), choiceOf(u)])),
    // Who changed what somebody else has changed since is told; what either left as it was stays as it is.
    check: (sent, { units, own }) => {
      const lost = units.filter(u => {
        const choice = saidOf(u, sent)
        return choice !== undefined && !isSo(u, choice, own) && isChanged(u, sent)
      })
      return Object.fromEntries(lost.map(u => [fieldOf(u), 'changed']))
    },
    save: async ({ tx, found: { tenantId, own, units }, at, typed }, { actor }) => {
      let count = 0
      for (const unit of units) {
        const guess = typed[guessedOf(unit)]
        const accepts = typed['sedan'] && choiceOf(unit) === '' && guess === unit.guess?.unit_id
        const choice = saidOf(unit, typed) ?? (accepts ? unit.guess?.unit_id : undefined)
        if (choice === undefined || isSo(unit, choice, own)) continue
        await joinUnit(tx, actor, at, tenantId, unit, choice, own)
        count++
      }
      return { count }
    },
    done: ({ q }, _, { count }) => [address(joinsPath, { q: q || undefined }), t('saved', { count })],
    look: ({ q, own, units, shown }, typed) => {
      const guesses = shown.filter(u => u.guess && choiceOf(u) === '').length
      return {
        title: t('title'),
        lead: t('lead'),
        width: 'wide',
        breadcrumbs: crumbs(),
        action: address(joinsPath, { q: q || undefined }),
        back: '/inkop/reskontra',
        submit: t('save'),
        later: guesses > 0 ? t('save_guesses', { count: guesses }) : undefined,
        own: (code, unit, name) => {
          const now = units.find(u => fieldOf(u) === name)
          return code === 'changed' && now
            ? t('error_changed', { unit, now: choiceLabel(choiceOf(now), own) })
            : undefined
        },
        before: <JoinsHead units={units} shown={shown.length} q={q} />,
        draw: errors => <Joins units={shown} own={own} typed={typed} errors={errors} />,
      }
    },
  })
