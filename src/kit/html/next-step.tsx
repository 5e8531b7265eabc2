import type { ComponentChildren } from 'preact'
import { t } from './words.ts'

type Props = {
  /** One sentence: where it stands, and until when. That nothing is to be done is also said. */
  says: ComponentChildren
  /** The page's one filled button. */
  action?: ComponentChildren
  /** At most three links beside it. */
  links?: readonly ComponentChildren[]
}

/** What is to be done now, before everything that can be read. */
export const NextStep = ({ says, action, links = [] }: Props) => (
  <section class="next-step" aria-labelledby="next-step">
    <h2 class="next-step__title" id="next-step">
      {t('nextStep')}
    </h2>
    <p class="next-step__says">{says}</p>
    {(action || links.length > 0) && (
      <div class="next-step__ways">
        {action}
        {links}
      </div>
    )}
  </section>
)
