import { Button } from '../button.tsx'
import { CopyText } from '../copy-text.tsx'
import { Dialog } from '../dialog.tsx'
import { Link } from '../link.tsx'
import { PostButton } from '../post-button.tsx'
import { Part, say } from './part.tsx'

export const Buttons = () => (
  <>
    <Part
      id="button"
      title={say('Knapp', 'Button')}
      note={say(
        'Knappen säger vad som händer. En huvudknapp per sida.',
        'A button says what happens. One main button a page.',
      )}
    >
      <div class="actions">
        <Button>{say('Skicka till näringslivsenheten', 'Send to the business unit')}</Button>
        <Button tone="secondary" icon="edit">
          {say('Redigera', 'Edit')}
        </Button>
        <Button tone="quiet">{say('Hoppa över', 'Skip')}</Button>
        <Button tone="danger">{say('Avsluta avtalet', 'End the contract')}</Button>
      </div>
      <div class="actions">
        <Button small>{say('Liten', 'Small')}</Button>
        <Button tone="secondary" small icon="phone">
          {say('Ring', 'Call')}
        </Button>
        <Button href="#guide-button" tone="secondary">
          {say('Knapp som är en länk', 'A button that is a link')}
        </Button>
        <PostButton action="/demo/stil" tone="secondary" icon="check">
          {say('Knapp som skickar', 'A button that sends')}
        </PostButton>
      </div>
    </Part>
    <Part id="link" title={say('Länk', 'Link')}>
      <p>
        <Link href="#guide-link" icon="place">
          Söderhamn
        </Link>
      </p>
      <p>
        <Link href="https://www.upphandlingsmyndigheten.se/" external>
          Upphandlingsmyndigheten
        </Link>
      </p>
      <p>
        {say('Adress till kalendern:', 'The calendar’s address:')}{' '}
        <CopyText
          text="https://plantskola.example/kalender/utbildningar.ics"
          label={say('kalenderns adress', 'the calendar’s address')}
        />
      </p>
    </Part>
    <Part
      id="dialog"
      title={say('Fråga', 'Dialog')}
      note={say('Utan skript är frågan en egen sida.', 'Without script the question is a page of its own.')}
    >
      <Button href="#guide-dialog" tone="danger" opens="end-contract">
        {say('Avsluta avtalet …', 'End the contract …')}
      </Button>
      <Dialog
        id="end-contract"
        title={say('Vill du avsluta avtalet?', 'Do you want to end the contract?')}
        actions={<Button tone="danger">{say('Avsluta avtalet', 'End the contract')}</Button>}
      >
        <p>
          {say(
            'Kafé Tallbacken får veta det i dag. Avrop som redan är gjorda levereras.',
            'Kafé Tallbacken is told today. Orders already placed are delivered.',
          )}
        </p>
      </Dialog>
    </Part>
  </>
)
