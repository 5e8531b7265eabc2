import { PageHead } from './page-head.tsx'
import { Buttons } from './style-guide/buttons.tsx'
import { Forms } from './style-guide/forms.tsx'
import { Foundations } from './style-guide/foundations.tsx'
import { Lists } from './style-guide/lists.tsx'
import { Messages } from './style-guide/messages.tsx'
import { say } from './style-guide/part.tsx'
import { Pictures } from './style-guide/pictures.tsx'

/** Every component in its states: what a page is made of, and what the accessibility tests look at. */
export const StyleGuide = () => (
  <>
    <PageHead
      title={say('Så ser Plantskola ut', 'How Plantskola looks')}
      lead={say(
        'En plantskola i marsljus: vitt papper, djupgrön gran, och rönnbärsrött bara för det som behöver dig nu.',
        'A plant nursery in March light: white paper, deep spruce green, and rowan red only for what needs you now.',
      )}
    />
    <Foundations />
    <Buttons />
    <Messages />
    <Lists />
    <Forms />
    <Pictures />
  </>
)
