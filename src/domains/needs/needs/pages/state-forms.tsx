import { Button } from '../../../../kit/html/button.tsx'
import { Form, FormActions } from '../../../../kit/html/form.tsx'
import { TextArea } from '../../../../kit/html/text-area.tsx'
import { TextInput } from '../../../../kit/html/text-input.tsx'
import { t } from '../words.ts'

/** What was typed in one of the page's small forms, and the sentence about what is wrong with it. */
export type StateForm = { name: 'contact_email' | 'closed_why'; typed: string; error: string }

type Props = { action: string; wrong: StateForm | undefined }

const of = (wrong: StateForm | undefined, name: StateForm['name']) =>
  wrong?.name === name ? wrong : undefined

/** Says what everybody will see before it is shown, and asks where enterprises get in touch. */
export const OpenForm = ({ action, usual, wrong }: Props & { usual: string }) => {
  const mine = of(wrong, 'contact_email')
  return (
    <Form action={action}>
      <p>{t('open_text')}</p>
      <TextInput
        name="contact_email"
        label={t('contact_email')}
        hint={t('hint_contact_email')}
        type="email"
        autocomplete="email"
        value={mine?.typed ?? usual}
        error={mine?.error}
      />
      <FormActions>
        <Button tone="secondary">{t('open')}</Button>
      </FormActions>
    </Form>
  )
}

export const CloseForm = ({ action, wrong }: Props) => {
  const mine = of(wrong, 'closed_why')
  return (
    <Form action={action}>
      <TextArea
        name="closed_why"
        label={t('closed_why')}
        hint={t('hint_closed_why')}
        rows={2}
        maxLength={1000}
        value={mine?.typed}
        error={mine?.error}
      />
      <FormActions>
        <Button tone="danger">{t('close')}</Button>
      </FormActions>
    </Form>
  )
}
