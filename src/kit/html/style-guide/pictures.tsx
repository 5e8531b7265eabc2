import { Temporal } from 'temporal-polyfill'
import { AreaMap } from '../area-map.tsx'
import { BarChart } from '../bar-chart.tsx'
import { BedsProgress } from '../beds-progress.tsx'
import { DayStrip } from '../day-strip.tsx'
import { Figure, Figures } from '../figure.tsx'
import { Progress } from '../progress.tsx'
import { SeenBy } from '../seen-by.tsx'
import { ShootSteps } from '../shoot-steps.tsx'
import { Steps } from '../steps.tsx'
import { TaskList } from '../task-list.tsx'
import { Timeline } from '../timeline.tsx'
import { Part, say } from './part.tsx'

const bars = () => [
  {
    label: say('Mat och kafé', 'Food and café'),
    value: 412,
    shown: '412 000 kr',
    compared: { value: 360, shown: '360 000 kr' },
  },
  {
    label: say('Grönytor', 'Green areas'),
    value: 288,
    shown: '288 000 kr',
    compared: { value: 310, shown: '310 000 kr' },
  },
  {
    label: say('Tvätt', 'Laundry'),
    value: 90,
    shown: '90 000 kr',
    compared: { value: 40, shown: '40 000 kr' },
  },
]

const shapes = [
  { code: '2182', name: 'Söderhamn', d: 'M60 60h40v30H70z', count: 21, selected: true },
  { code: '2183', name: 'Bollnäs', d: 'M20 50h38v40H20z', count: 5 },
  { code: '2161', name: 'Ljusdal', d: 'M10 5h60v42H14z', count: 1 },
  { code: '2184', name: 'Hudiksvall', d: 'M72 5h34l8 52H72z', count: 0 },
].map(shape => ({ ...shape, words: `${shape.name}: ${shape.count}`, href: '#guide-map' }))

const beds = () =>
  [
    ['Politisk vilja', 'Political will', 'planted'],
    ['Nuläge', 'Where we are', 'planted'],
    ['Företag', 'Enterprises', 'planted'],
    ['Inköp', 'Purchasing', 'prepared'],
    ['Platser', 'Places', 'prepared'],
    ['Arbetsgivare', 'Employers', 'empty'],
    ['Uppföljning', 'Follow-up', 'empty'],
    ['Spridning', 'Spreading', 'empty'],
  ] as const

export const Pictures = () => (
  <>
    <Part id="shoot" title={say('Steg som ett skott', 'Steps as a shoot')}>
      <ShootSteps
        label={say('Dina steg', 'Your steps')}
        ground={say('Här började du', 'Here you began')}
        steps={[
          {
            label: say('Första besöket', 'First visit'),
            state: 'done',
            date: say('3 mars 2026', '3 March 2026'),
          },
          {
            label: say('Tre dagar i veckan', 'Three days a week'),
            state: 'done',
            date: say('1 maj 2026', '1 May 2026'),
          },
          { label: say('Eget ansvar i köket', 'In charge of the kitchen'), state: 'current' },
          { label: say('Provdag hos en arbetsgivare', 'A trial day with an employer'), state: 'todo' },
        ]}
      />
    </Part>
    <Part id="beds" title={say('Kommunens bäddar', 'The municipality’s beds')}>
      <BedsProgress
        label={say('Söderhamns odling', 'Söderhamn’s garden')}
        beds={beds().map(([sv, en, state]) => ({ label: say(sv, en), state }))}
      />
    </Part>
    <Part
      id="figures"
      title={say('Tal', 'Figures')}
      note={say('Med sin jämförelse, eller inte alls.', 'With their comparison, or not at all.')}
    >
      <Figures>
        <Figure
          label={say('Köpt av sociala företag', 'Bought from social enterprises')}
          value="790 000 kr"
          comparison={say('710 000 kr samma tid i fjol', '710,000 kr by this time last year')}
          trend="up"
        />
        <Figure
          label={say('Platser som blev jobb', 'Places that became jobs')}
          value="14"
          comparison={say('9 i liknande kommuner', '9 in similar municipalities')}
          trend="up"
        />
        <Figure
          label={say('Dagar till svar', 'Days to an answer')}
          value="6"
          comparison={say('6 förra kvartalet', '6 last quarter')}
          trend="same"
        />
      </Figures>
    </Part>
    <Part id="chart" title={say('Diagram', 'Chart')}>
      <BarChart
        title={say('Inköp per slag', 'Purchases by kind')}
        labelHeading={say('Slag', 'Kind')}
        valueHeading={say('I år', 'This year')}
        comparedHeading={say('I fjol', 'Last year')}
        bars={bars()}
      />
    </Part>
    <Part id="map" title={say('Karta', 'Map')}>
      <AreaMap
        shapes={shapes}
        viewBox="0 0 120 100"
        label={say('Företag per kommun', 'Enterprises by municipality')}
      />
    </Part>
    <Part id="steps" title={say('Steg', 'Steps')}>
      <Steps
        label={say('Från behov till avtal', 'From need to contract')}
        steps={[
          { label: say('Behov', 'Need'), state: 'done', href: '#guide-steps' },
          {
            label: say('Prövning', 'Fairness check'),
            state: 'current',
            note: say('Väntar på upphandlaren', 'Waits for the procurement officer'),
          },
          { label: say('Avtal', 'Contract'), state: 'todo' },
        ]}
      />
      <Steps
        line
        label={say('Så långt har behovet kommit', 'How far the need has come')}
        steps={[
          { label: say('Behov', 'Need'), state: 'done' },
          { label: say('Dialog', 'Dialogue'), state: 'current' },
          { label: say('Svar', 'Answers'), state: 'todo' },
        ]}
      />
      <Progress label={say('Handbokens steg', 'The handbook’s steps')} value={3} max={8} />
    </Part>
    <Part
      id="days"
      title={say('Dagar framåt', 'Days ahead')}
      note={say(
        'Bilden är tabellen. På telefonen står dagarna kvar.',
        'The picture is the table. On a phone the days remain.',
      )}
    >
      <DayStrip
        caption={say('Två saker har sin dag inom 90 dagar', 'Two things have a day within 90 days')}
        today={Temporal.PlainDate.from('2026-11-23')}
        days={90}
        rows={[
          {
            text: say('Fruktkorgar: svar', 'Fruit baskets: answers'),
            day: Temporal.PlainDate.from('2026-12-09'),
            href: '#guide-days',
          },
          {
            text: say('Tvätt: avtalet slutar', 'Laundry: the contract ends'),
            day: Temporal.PlainDate.from('2027-01-31'),
            href: '#guide-days',
          },
        ]}
      />
    </Part>
    <Part id="tasks" title={say('Uppgifter', 'Tasks')}>
      <TaskList
        tasks={[
          {
            key: 'sells',
            label: say('Det ni säljer', 'What you sell'),
            href: '#guide-tasks',
            done: true,
            state: say('Klart, 4 erbjudanden', 'Done, 4 offers'),
          },
          {
            key: 'criteria',
            label: say('Kriterierna', 'The criteria'),
            href: '#guide-tasks',
            done: false,
            state: say('Påbörjat, 2 av 4', 'Started, 2 of 4'),
          },
        ]}
      />
    </Part>
    <Part id="seen-by" title={say('Så ser andra det', 'As others see it')}>
      <SeenBy title={say('Så här ser andra sidan.', 'This is how others see the page.')} after="">
        <p>{say('Det som andra får se.', 'What others get to see.')}</p>
      </SeenBy>
    </Part>
    <Part id="timeline" title={say('Tidslinje', 'Timeline')}>
      <Timeline
        items={[
          {
            at: { label: say('3 mars 2026', '3 March 2026'), machine: '2026-03-03' },
            title: say('Placeringen började', 'The placement began'),
            tone: 'growing',
          },
          {
            at: { label: say('14 april 2026', '14 April 2026'), machine: '2026-04-14' },
            title: say('Uppföljning saknas', 'Follow-up is missing'),
            tone: 'attention',
          },
          {
            at: { label: say('1 juni 2026', '1 June 2026'), machine: '2026-06-01' },
            title: say('Anställd på Bageri Norr', 'Hired by Bageri Norr'),
            text: <p>{say('Halvtid, tills vidare.', 'Half-time, permanent.')}</p>,
            tone: 'good',
          },
        ]}
      />
    </Part>
  </>
)
