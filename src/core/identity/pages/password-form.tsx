import { Button } from '../../../kit/html/button.tsx'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { TextInput } from '../../../kit/html/text-input.tsx'
import type { FieldErrors } from '../../../kit/http/forms.ts'
import { sayError } from '../form-errors.ts'
import { t } from '../words.ts'

/** Never filled in again after an error: what was typed as a password stays out of the page. */
export const PasswordForm = ({ has, errors }: { has: boolean; errors: FieldErrors }) => (
  <>
    <p>{has ? t('password_has') : t('password_has_none')}</p>
    <Form action="/installningar/losenord">
      {has && (
        <TextInput
          name="present"
          type="password"
          label={t('password_present')}
          autocomplete="current-password"
          error={sayError('present', errors['present'])}
        />
      )}
      <TextInput
        name="next"
        type="password"
        label={t('password_next')}
        hint={t('password_hint')}
        autocomplete="new-password"
        error={sayError('next', errors['next'])}
      />
      <TextInput
        name="again"
        type="password"
        label={t('password_again')}
        autocomplete="new-password"
        error={sayError('again', errors['again'])}
      />
      <FormActions>
        <Button tone="secondary">{has ? t('password_change') : t('password_set')}</Button>
      </FormActions>
    </Form>
  </>
)
