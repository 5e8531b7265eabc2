import { Button } from '../button.tsx'
import { DataTable } from '../data-table.tsx'
import { DescriptionList } from '../description-list.tsx'
import { EmptyState } from '../empty-state.tsx'
import { Filters } from '../filters.tsx'
import { Fold, Folds } from '../fold.tsx'
import { type MarkRow, MarkTable } from '../mark-table.tsx'
import { Pager } from '../pager.tsx'
import { StatusChip } from '../status-chip.tsx'
import { Tabs } from '../tabs.tsx'
import { Part, say } from './part.tsx'

const rows = () => [
  { name: 'Kafé Tallbacken', place: 'Söderhamn', places: 4, sum: '412 000 kr', fresh: true },
  { name: 'Hällsätra Trädgård', place: 'Bollnäs', places: 11, sum: '1 208 500 kr', fresh: false },
  { name: 'Återbruket i Ljusdal', place: 'Ljusdal', places: 7, sum: '96 250 kr', fresh: true },
]

const yes = (reason?: string) => ({ kind: 'yes' as const, word: say('Ja', 'Yes'), reason })
const marked = (): MarkRow[] => [
  {
    key: 'a',
    name: <a href="#guide-marks">Kafé Tallbacken</a>,
    meta: say('Söderhamn, 9 km bort', 'Söderhamn, 9 km away'),
    marks: [yes(), yes('140')],
    sum: say('2 av 2, frågad', '2 of 2, asked'),
  },
  {
    key: 'b',
    name: <a href="#guide-marks">Hällsätra Trädgård</a>,
    marks: [
      {
        kind: 'unsure',
        word: say('En del', 'Some'),
        reason: say('1 av 2 kommuner', '1 of 2 municipalities'),
      },
      { kind: 'unknown', word: say('Ej angivet', 'Not given') },
    ],
    sum: say('0 av 2', '0 of 2'),
  },
  {
    key: 'c',
    name: <a href="#guide-marks">Återbruket i Ljusdal</a>,
    marks: [{ kind: 'no', word: say('Nej', 'No'), reason: say('66 km bort', '66 km away') }, yes()],
    sum: say('1 av 2', '1 of 2'),
  },
]

const filtered = new URLSearchParams('q=lunch&kommun=soderhamn&kommun=bollnas&sort=name')

const facets = () => [
  {
    name: 'kommun',
    label: say('Kommun', 'Municipality'),
    options: [
      { value: 'bollnas', label: 'Bollnäs', count: 12 },
      { value: 'ljusdal', label: 'Ljusdal', count: 8 },
      { value: 'soderhamn', label: 'Söderhamn', count: 21 },
    ],
  },
  {
    name: 'kategori',
    label: say('Det man köper', 'What is bought'),
    options: [
      { value: 'mat', label: say('Mat och kafé', 'Food and café'), count: 17 },
      { value: 'gront', label: say('Grönytor', 'Green areas'), count: 1204 },
    ],
  },
]

export const Lists = () => (
  <>
    <Part id="filters" title={say('Sök och filtrera', 'Search and filter')}>
      <Filters
        path="/demo/stil"
        params={filtered}
        search={{ name: 'q', label: say('Vad söker du?', 'What are you looking for?') }}
        facets={facets()}
        summary={say('3 företag', '3 enterprises')}
      />
    </Part>
    <Part id="table" title={say('Tabell', 'Table')}>
      <DataTable
        caption={say('Företag', 'Enterprises')}
        rows={rows()}
        rowKey={row => row.name}
        rowHref={() => '#guide-table'}
        sort={{
          key: 'name',
          direction: 'asc',
          href: (key, direction) => `/demo/stil?sort=${key}&order=${direction}`,
        }}
        exports={{ csv: '/demo/stil?format=csv', xlsx: '/demo/stil?format=xlsx' }}
        columns={[
          { key: 'name', label: say('Namn', 'Name'), cell: row => row.name, sortable: true },
          { key: 'place', label: say('Kommun', 'Municipality'), cell: row => row.place, sortable: true },
          {
            key: 'state',
            label: say('Läge', 'State'),
            cell: row =>
              row.fresh ? (
                <StatusChip tone="good">{say('Aktuell', 'Up to date')}</StatusChip>
              ) : (
                <StatusChip tone="attention">{say('Ska bekräftas', 'To be confirmed')}</StatusChip>
              ),
          },
          {
            key: 'places',
            label: say('Platser', 'Places'),
            cell: row => row.places,
            numeric: true,
            sortable: true,
          },
          { key: 'sum', label: say('Köpt i år', 'Bought this year'), cell: row => row.sum, numeric: true },
        ]}
        totals={{ name: say('Summa', 'Total'), places: 22, sum: '1 716 750 kr' }}
      />
      <Pager previous="#guide-table" next="#guide-table" summary={say('3 av 34', '3 of 34')} />
    </Part>
    <Part
      id="marks"
      title={say('Villkor', 'Conditions')}
      note={say(
        'Ord och form i bläck. Ett nej är ett faktum, ingen varning. På en telefon skrivs bara det som inte stämmer ut.',
        'A word and a shape in ink. A no is a fact, no warning. On a phone only what does not fit is spelled out.',
      )}
    >
      <MarkTable
        caption={say('Vem kan leverera', 'Who can deliver')}
        heading={say('Företag', 'Enterprise')}
        choose={say('Fråga', 'Ask')}
        conditions={[say('Levererar dit', 'Delivers there'), say('85 korgar per vecka', '85 baskets a week')]}
        sumHeading={say('Stämmer', 'Fits')}
        all={say('Alla villkor', 'All conditions')}
        groups={[
          { rows: marked().slice(0, 2) },
          { title: say('Gör något närliggande', 'Does something close'), rows: marked().slice(2) },
        ]}
      />
    </Part>
    <Part
      id="folds"
      title={say('Delar', 'Parts')}
      note={say('Stängd säger varje del sitt resultat.', 'Closed, each part tells its result.')}
    >
      <Folds>
        <Fold id="guide-need" title={say('Behovet', 'The need')} open={false} result="85 korgar">
          <p>{say('Blandad frukt varje måndag.', 'Mixed fruit every Monday.')}</p>
        </Fold>
        <Fold id="guide-answers" title={say('Svar', 'Answers')} open result={say('2 av 3', '2 of 3')}>
          <p>{say('Svaren bredvid varandra.', 'The answers beside each other.')}</p>
        </Fold>
      </Folds>
    </Part>
    <Part id="empty" title={say('Tom lista', 'Empty list')}>
      <EmptyState
        title={say('Inga företag passar det du valt', 'No enterprises fit your choices')}
        actions={
          <Button tone="secondary" href="#guide-empty">
            {say('Sök i hela landet', 'Search the whole country')}
          </Button>
        }
      >
        <p>
          {say(
            'Ta bort ett filter, eller sök i hela landet.',
            'Remove a filter, or search the whole country.',
          )}
        </p>
      </EmptyState>
    </Part>
    <Part id="descriptions" title={say('Namn och värden', 'Names and values')}>
      <DescriptionList
        items={[
          {
            term: say('Kontakt', 'Contact'),
            details: 'Maja Ek',
            action: <a href="#guide-descriptions">{say('Ändra', 'Change')}</a>,
          },
          { term: say('Öppet', 'Open'), details: say('Vardagar 8–15', 'Weekdays 8–15') },
        ]}
      />
    </Part>
    <Part id="tabs" title={say('Flikar', 'Tabs')}>
      <Tabs
        label={say('Delar', 'Parts')}
        tabs={[
          { href: '#guide-tabs', label: say('Pågår', 'Under way'), count: 12, current: true },
          { href: '#guide-lists', label: say('Avslutade', 'Ended'), count: 1204 },
        ]}
      />
    </Part>
  </>
)
