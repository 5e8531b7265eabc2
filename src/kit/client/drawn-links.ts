// Turbo reads a link's address as text, which that of a link in a drawing is not (the map's municipalities): it would
// fail on every click. Such a click is passed on as one on an ordinary link; with a key held down it is the browser's.
document.addEventListener(
  'click',
  event => {
    const drawn = event.target instanceof Element ? event.target.closest('svg a[href]') : null
    if (drawn === null) return
    event.stopPropagation()
    if (event.button !== 0 || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    const link = document.createElement('a')
    link.href = drawn.getAttribute('href') ?? ''
    document.body.append(link)
    link.click()
    link.remove()
  },
  true,
)
