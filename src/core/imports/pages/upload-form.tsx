import { Button } from '../../../kit/html/button.tsx'
import { FileInput } from '../../../kit/html/file-input.tsx'
import { Form, FormActions } from '../../../kit/html/form.tsx'
import { StatusChip, type Tone } from '../../../kit/html/status-chip.tsx'
import type { Page } from '../../web/page.ts'
import { t } from '../words.ts'

type Props = {
  path: string
  words: { file: string; hint: string; submit: string }
  error: string | undefined
  children: Page['body']
}

/** A file to choose, and what becomes of personal data in it. */
export const UploadForm = ({ path, words, error, children }: Props) => (
  <Form action={path} files>
    <FileInput name="fil" label={words.file} hint={words.hint} error={error} accept=".csv,.txt,.xlsx" />
    {children}
    <FormActions>
      <Button>{words.submit}</Button>
    </FormActions>
  </Form>
)

export const states = ['reading', 'mapping', 'running', 'done', 'cancelled', 'failed'] as const
const tones: Record<(typeof states)[number], Tone> = {
  reading: 'growing',
  mapping: 'attention',
  running: 'growing',
  done: 'good',
  cancelled: 'ended',
  failed: 'attention',
}

export const ImportState = ({ state }: { state: string }) => {
  const known = states.find(s => s === (state === 'receiving' ? 'reading' : state)) ?? 'failed'
  return <StatusChip tone={tones[known]}>{t(`state_${known}`)}</StatusChip>
}
