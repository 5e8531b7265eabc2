import { Icon, iconNames } from '../icon.tsx'
import { Shoot } from '../wordmark.tsx'
import { Part, say } from './part.tsx'

const colours = () =>
  [
    ['ground', say('papper', 'paper')],
    ['surface', say('yta', 'surface')],
    ['spruce', say('gran: handling och rubrik', 'spruce: action and heading')],
    ['tint', say('granskugga', 'spruce tint')],
    ['rowan', say('rönn: någon behövs nu', 'rowan: someone is needed now')],
    ['leaf', say('blad: bara i bild', 'leaf: in pictures only')],
    ['soil', say('jord: bara i bild', 'soil: in pictures only')],
  ] as const

export const Foundations = () => (
  <>
    <Part id="colour" title={say('Färg', 'Colour')}>
      <ul class="guide__swatches">
        {colours().map(([name, words]) => (
          <li key={name}>
            <svg class={`guide__swatch guide__swatch--${name}`} aria-hidden="true" focusable="false">
              <rect width="100%" height="100%" />
            </svg>
            <span class="guide__name">{words}</span>
          </li>
        ))}
      </ul>
    </Part>
    <Part id="type" title={say('Skrift', 'Type')}>
      <div class="prose">
        <h3>{say('Rubrik av tredje graden', 'A heading of the third rank')}</h3>
        <p>
          {say(
            'Brödtexten är 18 punkter i Atkinson Hyperlegible Next, gjord så att I, l, 1, O och 0 inte förväxlas. En rad är kortare än sjuttio tecken, så att ögat hittar tillbaka till nästa. ',
            'The text is 18 pixels of Atkinson Hyperlegible Next, made so that I, l, 1, O and 0 are not mistaken for each other. A line is shorter than seventy characters, so that the eye finds its way back. ',
          )}
          <a href="#guide-type">{say('En länk i texten', 'A link in the text')}</a>.
        </p>
        <ul>
          <li>{say('Korta meningar', 'Short sentences')}</li>
          <li>{say('Du, inte man', 'You, not one')}</li>
        </ul>
      </div>
    </Part>
    <Part id="icons" title={say('Tecken', 'Icons')}>
      <ul class="guide__icons">
        {iconNames.map(name => (
          <li key={name}>
            <Icon name={name} size={24} /> <span class="guide__name">{name}</span>
          </li>
        ))}
        <li>
          <Shoot size={24} /> <span class="guide__name">shoot</span>
        </li>
      </ul>
    </Part>
  </>
)
