import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { editRoutes } from '../../../core/forms/edit-routes.tsx'
import { list } from '../../../core/lists/list.ts'
import { onlyIf } from '../../../core/web/access.ts'
import type { Of } from '../../../core/web/parameters.ts'
import { tenantOf } from '../../../core/web/request.ts'
import type { Services } from '../../../core/web/services.ts'
import { system, type Tx } from '../../../kit/db/actor.ts'
import { sentenceOf } from '../../../kit/html/field-errors.ts'
import { fieldTable, optionsOf } from '../../../kit/html/field-table.ts'
import { PageHead } from '../../../kit/html/page-head.tsx'
import { invalid } from '../../../kit/http/errors.ts'
import { many } from '../../../kit/http/forms.ts'
import { openPlaces } from '../../directory/public.ts'
import { noteSeen } from '../disclosures/actions.ts'
import { HostFacts, hostName } from '../disclosures/pages/host-facts.tsx'
import { selectOptionalHostView } from '../disclosures/queries.ts'
import { officerOf } from '../people/routes.tsx'
import { askedText } from '../people/say.ts'
import { selectPlacement } from '../placements/queries.ts'
import { answersForPlaces, placesPeople } from '../policy.ts'
import { t } from '../words.ts'
import { answerRequest, withdrawRequest } from './actions.ts'
import { RequestFacts } from './pages/request-facts.tsx'
import { RequestState, RequestsPage, requestState, requestStates } from './pages/requests-page.tsx'
import { listedRequests, type Request, selectRequest } from './queries.ts'
import { answerForm, reasons } from './schema.ts'

const answerFields = () =>
  fieldTable(t)({
    answer: {
      as: 'choice',
      options: optionsOf(['yes', 'queued', 'no'] as const, answer => t(`answer_${answer}`)),
    },
    meet_first: { as: 'tick?' },
    reason: {
      as: 'select?',
      options: optionsOf(reasons, reason => t(`reason_${reason}`)),
      empty: t('reason_none'),
    },
  })

/** Who comes, where a referral says so. */
const comesOf = ({ sent_at, called, starts_on }: Request) =>
  sent_at === null ? null : hostName(called, starts_on)

/** What an enterprise is asked about its places, and its answer; the referrer's way of taking a question back. */
export const requestRoutes = (app: FastifyInstance, services: Services) => {
  const { db, clock } = services
  const access = onlyIf(answersForPlaces)
  list<Request, { lage: typeof requestStates }>(app, services, {
    path: '/platser',
    title: () => t('requests'),
    access,
    params: z.object({ lage: many(z.enum(requestStates)) }),
    from: (tx, { tenantId, today, params: { lage } }) => listedRequests(tx, tenantId, today, lage),
    orders: { svar: ['waits_until?', 'starts_on'], start: ['starts_on'] },
    usual: 'svar',
    id: ['request_id'],
    columns: () => [
      {
        key: 'kind',
        label: t('kind'),
        value: row => openPlaces.words.kindName(row.kind),
        under: row => comesOf(row),
      },
      { key: 'who', label: t('who'), value: comesOf, fileOnly: true },
      { key: 'from', label: t('from_whom'), value: row => row.referrer, word: '' },
      { key: 'times', label: t('days_and_hours'), value: row => askedText(row), fileOnly: true },
      {
        key: 'state',
        label: t('state'),
        value: row => requestState(row.state),
        cell: row => <RequestState state={row.state} />,
        as: 'pill',
      },
      { key: 'start', label: t('starts'), value: row => row.starts_on, word: t('from_word') },
      { key: 'svar', label: t('answer_by'), value: row => row.answer_by, word: t('answer_by_word') },
    ],
    Body: RequestsPage,
  })

  const load = async (tx: Tx, request: FastifyRequest<Of<'placeRequest'>>) => {
    const found = await selectRequest(tx, tenantOf(request), request.params.placeRequest)
    const { tenant_id, request_id } = found
    const host = await selectOptionalHostView(tx, tenant_id, request_id, clock.today())
    if (host?.seen_at === null && request.actor.kind === 'person')
      await noteSeen(tx, request.actor, clock.now(), { tenantId: tenant_id, hostId: host.host_id })
    return { ...found, host }
  }
  const crumbs = [{ href: '/platser', label: t('requests') }]
  editRoutes(app, services, {
    at: '/platser/:placeRequest',
    access,
    as: system('an answer about a place belongs to two'),
    load,
    may: answersForPlaces,
    instead: request =>
      ['asked', 'queued'].includes(request.state)
        ? undefined
        : {
            title: openPlaces.words.kindName(request.kind),
            width: 'text',
            breadcrumbs: crumbs,
            body: (
              <>
                <PageHead
                  title={openPlaces.words.kindName(request.kind)}
                  chips={<RequestState state={request.state} />}
                />
                {request.host === undefined ? (
                  <RequestFacts request={request} />
                ) : (
                  <HostFacts items={request.host.items} request={request} />
                )}
              </>
            ),
          },
    groups: () => [{ specs: answerFields() }],
    schema: () => answerForm,
    typed: () => ({}),
    version: request => request.version,
    save: async ({ tx, found, data, at }, request) => {
      const done = await answerRequest(tx, officerOf(request.actor), at, found, data)
      if (done === 'full') throw invalid('place_full', 'No place is left.')
      return done === 'done'
    },
    done: () => ['/platser', t('answered')],
    look: request => ({
      title: openPlaces.words.kindName(request.kind),
      lead: t('answer_lead', {
        vacancy: openPlaces.vacancyText(request, clock.now()),
        days: openPlaces.rules.at(clock.today()).hold_days,
      }),
      back: '/platser',
      submit: t('send_answer'),
      whole: code => sentenceOf(t, 'error__form', code),
      breadcrumbs: crumbs,
      before: <RequestFacts request={request} />,
    }),
  })

  app.post<Of<'placement'>>(
    '/insatser/:placement/dra-tillbaka',
    { config: { access: onlyIf(placesPeople) } },
    async (request, reply) => {
      const placement = await db.inActor(request.actor, tx =>
        selectPlacement(tx, tenantOf(request), request.params.placement),
      )
      const done = await db.inActor(system('a question about a place belongs to two'), tx =>
        withdrawRequest(tx, officerOf(request.actor), clock.now(), placement),
      )
      return reply.done(`/insatser/${placement.placement_id}`, t(`withdrawn_${done}`))
    },
  )
}
