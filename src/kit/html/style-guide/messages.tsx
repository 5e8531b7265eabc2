import { Breadcrumbs } from '../breadcrumbs.tsx'
import { Button } from '../button.tsx'
import { Card, CardList } from '../card.tsx'
import { Link } from '../link.tsx'
import { NextStep } from '../next-step.tsx'
import { Notice } from '../notice.tsx'
import { StatusChip } from '../status-chip.tsx'
import { TrustLadder, TrustMark } from '../trust-ladder.tsx'
import { WorkList } from '../work-list.tsx'
import { Part, say } from './part.tsx'

const work = () => [
  {
    key: 'a',
    text: say('Närvaron för förra veckan saknas för Ali H.', 'Last week’s attendance is missing for Ali H.'),
    action: { label: say('Fyll i närvaro', 'Fill in attendance'), href: '#guide-work' },
    date: {
      label: say('Skulle varit klart 20 november 2026', 'Was due on 20 November 2026'),
      machine: '2026-11-20',
    },
    urgent: true,
  },
  {
    key: 'b',
    text: say(
      'Hällsätra Trädgård vill visa sig för fler kommuner.',
      'Hällsätra Trädgård wishes to be shown to more municipalities.',
    ),
    action: {
      label: say('Läs ansökan', 'Read the application'),
      href: '#guide-work',
      about: 'Hällsätra Trädgård',
    },
    date: { label: say('Senast 1 december 2026', 'By 1 December 2026'), machine: '2026-12-01' },
  },
]

export const Messages = () => (
  <>
    <Part id="work" title={say('Arbetslista', 'Work list')}>
      <WorkList items={work()} />
    </Part>
    <Part
      id="next-step"
      title={say('Rutan med nästa steg', 'The next-step box')}
      note={say(
        'En mening, en knapp, högst tre länkar. Sidans enda fyllda knapp.',
        'One sentence, one button, at most three links. The page’s only filled button.',
      )}
    >
      <NextStep
        says={say(
          '2 av 3 har svarat. Tiden går ut onsdag 9 december 2026.',
          '2 of 3 have answered. The time goes out on Wednesday 9 December 2026.',
        )}
        action={<Button>{say('Påminn Hällsätra Trädgård', 'Remind Hällsätra Trädgård')}</Button>}
        links={[
          <Link key="more" href="#guide-next-step">
            {say('Förläng', 'Extend')}
          </Link>,
        ]}
      />
    </Part>
    <Part id="notice" title={say('Besked', 'Notice')}>
      <Notice tone="info">
        <p>{say('Uppgifterna hämtas en gång om dygnet.', 'The information is fetched once a day.')}</p>
      </Notice>
      <Notice tone="success" title={say('Platsen är sparad', 'The place is saved')}>
        <p>{say('Den syns för kommunerna om en minut.', 'Municipalities see it in a minute.')}</p>
      </Notice>
      <Notice tone="warning" title={say('Avtalet går ut om 14 dagar', 'The contract ends in 14 days')} />
      <Notice tone="error" title={say('Filen gick inte att läsa', 'The file could not be read')}>
        <p>{say('Spara den som CSV och försök igen.', 'Save it as CSV and try again.')}</p>
      </Notice>
    </Part>
    <Part
      id="trust"
      title={say('Vems ord det är', 'Whose word it is')}
      note={say('Tre steg; vart och ett kräver dem under.', 'Three steps; each needs those below.')}
    >
      <p>
        <TrustMark level={2}>
          {say('Bekräftad av företaget 23 nov 2026', 'Confirmed by the enterprise 23 Nov 2026')}
        </TrustMark>
      </p>
      <TrustLadder
        level={2}
        steps={[
          say('Egen uppgift 23 nov 2026', 'Own statement 23 Nov 2026'),
          say('Bekräftad av företaget 23 nov 2026', 'Confirmed by the enterprise 23 Nov 2026'),
          say('Inte granskad än', 'Not reviewed yet'),
        ]}
      />
    </Part>
    <Part
      id="chips"
      title={say('Läge', 'State')}
      note={say('Ord och form. Färgen upprepar bara.', 'Words and shape. Colour only repeats.')}
    >
      <div class="actions">
        <StatusChip tone="neutral">{say('Inte börjad', 'Not begun')}</StatusChip>
        <StatusChip tone="growing">{say('Pågår', 'Under way')}</StatusChip>
        <StatusChip tone="good">{say('Klar', 'Done')}</StatusChip>
        <StatusChip tone="attention">{say('Behöver dig', 'Needs you')}</StatusChip>
        <StatusChip tone="ended">{say('Avslutad', 'Ended')}</StatusChip>
      </div>
      <div class="actions">
        <TrustMark level={2}>
          {say('Bekräftad av företaget 23 nov 2026', 'Confirmed by the enterprise 23 Nov 2026')}
        </TrustMark>
      </div>
    </Part>
    <Part id="cards" title={say('Kort', 'Card')}>
      <Breadcrumbs
        label={say('Exempel på vägen tillbaka', 'Example of the way back')}
        crumbs={[
          { label: say('Företag', 'Enterprises'), href: '#guide-cards' },
          { label: 'Söderhamn', href: '#guide-chips' },
        ]}
      />
      <CardList>
        <Card
          title="Kafé Tallbacken"
          href="#guide-cards"
          meta="Söderhamn"
          chips={
            <TrustMark level={3}>
              {say('Granskad av Söderhamns kommun 14 mars 2026', 'Reviewed by Söderhamns kommun 14 Mar 2026')}
            </TrustMark>
          }
        >
          <p>
            {say(
              'Lunch, fika till möten och catering upp till 80 personer.',
              'Lunch, coffee for meetings, catering for up to 80.',
            )}
          </p>
        </Card>
        <Card
          title="Hällsätra Trädgård"
          href="#guide-cards"
          meta="Bollnäs"
          chips={
            <TrustMark level={1}>{say('Egen uppgift 2 nov 2026', 'Own statement 2 Nov 2026')}</TrustMark>
          }
        >
          <p>{say('Sköter grönytor och säljer plantor.', 'Keeps green areas and sells seedlings.')}</p>
        </Card>
        <Card
          title={say('Kort utan länk', 'A card that is no link')}
          actions={
            <Button small tone="secondary">
              {say('Jämför', 'Compare')}
            </Button>
          }
        >
          <p>{say('Med en egen knapp.', 'With a button of its own.')}</p>
        </Card>
      </CardList>
    </Part>
  </>
)
