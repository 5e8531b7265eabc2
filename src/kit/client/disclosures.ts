// Panels that lie over the page close when you turn to something else, or by Escape.
const floating = 'details.facet[open], details.filters__panel[open], details.site-menu[open]'

const close = (except: Node | null): void => {
  for (const details of document.querySelectorAll<HTMLDetailsElement>(floating)) {
    if (except === null || !details.contains(except)) details.open = false
  }
}

document.addEventListener('click', event => {
  if (event.target instanceof Node) close(event.target)
})

document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || !(event.target instanceof Element)) return
  const details = event.target.closest<HTMLDetailsElement>(floating)
  if (details === null) return
  details.open = false
  details.querySelector('summary')?.focus()
})
