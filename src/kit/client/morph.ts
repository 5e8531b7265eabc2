// A list that is narrowed is changed in place (Turbo's morph), so that focus and what is open stay as they are.

document.addEventListener('turbo:before-morph-attribute', event => {
  const { attributeName } = (event as CustomEvent<{ attributeName: string }>).detail
  if (attributeName === 'open' && event.target instanceof HTMLDetailsElement) event.preventDefault()
})

document.addEventListener('turbo:before-morph-element', event => {
  if (event.target instanceof Element && event.target.localName === 'pk-combobox') event.preventDefault()
})

type BeforeRender = CustomEvent<{
  newBody: HTMLElement
  render: (current: HTMLElement, next: HTMLElement) => void
}>

// A form that comes back with errors is a new page: its enhanced fields are built afresh.
document.addEventListener('turbo:before-render', event => {
  const { detail } = event as BeforeRender
  if (detail.newBody.querySelector('#errors') === null) return
  detail.render = (current, next) => current.replaceWith(next)
})
