import { Button } from '../button.tsx'
import { Checkbox } from '../checkbox.tsx'
import { Checkboxes } from '../checkboxes.tsx'
import { Choice } from '../choice.tsx'
import { Combobox, SuggestInput } from '../combobox.tsx'
import { DateInput } from '../date-input.tsx'
import { ErrorSummary } from '../error-summary.tsx'
import { Fieldset } from '../fieldset.tsx'
import { FileInput } from '../file-input.tsx'
import { Form, FormActions } from '../form.tsx'
import { MoneyInput } from '../money-input.tsx'
import { NumberInput } from '../number-input.tsx'
import { Select } from '../select.tsx'
import { TextArea } from '../text-area.tsx'
import { TextInput } from '../text-input.tsx'
import { Part, say } from './part.tsx'

const places = [
  'Bollnäs',
  'Gävle',
  'Härjedalen',
  'Hudiksvall',
  'Ljusdal',
  'Nordanstig',
  'Ovanåker',
  'Söderhamn',
]
const option = (label: string) => ({ value: label.toLowerCase(), label })

const wrong = () => [
  { name: 'wrong-name', message: say('Skriv vad platsen heter.', 'Write what the place is called.') },
  {
    name: 'wrong-start',
    message: say(
      'Skriv ett datum som finns, till exempel 3 11 2026.',
      'Write a date that exists, such as 3 11 2026.',
    ),
  },
]

const Whole = () => (
  <Form action="/demo/stil" version={3} guarded>
    <TextInput
      name="name"
      label={say('Platsens namn', 'The place’s name')}
      hint={say('Så som deltagaren ska känna igen det.', 'As the participant will know it.')}
      value={say('Kafé och lunchkök', 'Café and lunch kitchen')}
    />
    <TextInput
      name="phone"
      label={say('Telefon', 'Telephone')}
      type="tel"
      width="m"
      autocomplete="tel"
      optional
    />
    <TextArea name="about" label={say('Vad gör man här?', 'What do you do here?')} maxLength={600} rows={4} />
    <NumberInput
      name="seats"
      label={say('Antal platser', 'Number of places')}
      value={4}
      suffix={say('st', 'places')}
    />
    <MoneyInput name="price" label={say('Pris per månad', 'Price a month')} value={1250000} />
    <Select
      name="kind"
      label={say('Slag av plats', 'Kind of place')}
      options={[option(say('Arbetsträning', 'Work training')), option(say('Praktik', 'Work experience'))]}
    />
    <Choice
      name="pace"
      label={say('Hur ofta?', 'How often?')}
      inline
      value="week"
      options={[
        { value: 'day', label: say('Varje dag', 'Every day') },
        { value: 'week', label: say('Varje vecka', 'Every week') },
      ]}
    />
    <Checkboxes
      name="needs"
      label={say('Det här går att ordna', 'What can be arranged')}
      values={['rest']}
      options={[
        { value: 'rest', label: say('Vilrum', 'A room to rest in') },
        {
          value: 'lift',
          label: say('Inga tunga lyft', 'No heavy lifting'),
          hint: say('Högst 5 kg.', 'At most 5 kg.'),
        },
      ]}
    />
    <DateInput
      name="start"
      label={say('Ledig från', 'Free from')}
      hint={say('Till exempel 3 11 2026.', 'For example 3 11 2026.')}
      value={{ day: '3', month: '11', year: '2026' }}
    />
    <Combobox
      name="place"
      label={say('Kommun', 'Municipality')}
      options={places.map(option)}
      value="söderhamn"
    />
    <SuggestInput
      name="code"
      label={say('Varukod (CPV)', 'Product code (CPV)')}
      src="/demo/stil/forslag"
      hint={say('Skriv vad du köper, till exempel ”lunch”.', 'Write what you buy, such as “lunch”.')}
      optional
    />
    <FileInput name="file" label={say('Bild', 'Picture')} accept="image/*" optional />
    <Fieldset legend={say('Kontakt', 'Contact')}>
      <TextInput name="mail" label={say('E-post', 'E-mail')} type="email" autocomplete="email" />
      <Checkbox name="open" label={say('Visa för alla kommuner', 'Show to all municipalities')} checked />
    </Fieldset>
    <FormActions>
      <Button>{say('Spara platsen', 'Save the place')}</Button>
      <Button tone="quiet" href="#guide-form">
        {say('Avbryt', 'Cancel')}
      </Button>
    </FormActions>
  </Form>
)

export const Forms = () => (
  <>
    <Part id="form" title={say('Formulär', 'Form')}>
      <Whole />
    </Part>
    <Part
      id="errors"
      title={say('Formulär med fel', 'Form with errors')}
      note={say(
        'Det som skrevs finns kvar. Felet säger hur man gör.',
        'What was typed is kept. The error says what to do.',
      )}
    >
      <ErrorSummary errors={wrong()} sample />
      <Form action="/demo/stil">
        <TextInput
          name="wrong-name"
          label={say('Platsens namn', 'The place’s name')}
          error={wrong()[0]?.message}
        />
        <DateInput
          name="wrong-start"
          label={say('Ledig från', 'Free from')}
          error={wrong()[1]?.message}
          value={{ day: '31', month: '2', year: '2026' }}
        />
      </Form>
    </Part>
  </>
)
