// Where reading goes on after a page has changed: the errors, else the answer to what was done, else the page's heading.
const first = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('#errors') ?? document.querySelector<HTMLElement>('[data-live]')

const move = (to: HTMLElement): void => {
  requestAnimationFrame(() => {
    to.focus({ preventScroll: true })
    if (to.localName !== 'h1') to.scrollIntoView({ block: 'nearest' })
  })
}

const arrived = first()
if (arrived !== null) move(arrived)

document.addEventListener('turbo:render', event => {
  const { renderMethod } = (event as CustomEvent<{ renderMethod?: string }>).detail
  if (document.documentElement.hasAttribute('data-turbo-preview')) return
  const told = first()
  if (told !== null) return move(told)
  const heading = document.querySelector('h1')
  if (heading !== null && renderMethod !== 'morph' && location.hash === '') move(heading)
})

// A link within the page – past the menu, from an error to its field – takes focus along, not only the view.
document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#"]') : null
  const target = document.getElementById(link?.getAttribute('href')?.slice(1) ?? '')
  if (target === null || !target.matches('input, select, textarea, [tabindex]')) return
  event.preventDefault()
  target.focus({ preventScroll: true })
  const field = target.closest('.field, fieldset') ?? target
  field.scrollIntoView({ block: 'start' })
})
