const path = '/sok'

// Ctrl-K (and its like on a Mac): the box that looks through everything, the page's own before the header's; without one, its page.
document.addEventListener('keydown', event => {
  const { key, ctrlKey, metaKey, altKey, shiftKey } = event
  if (key.toLowerCase() !== 'k' || ctrlKey === metaKey || altKey || shiftKey) return
  event.preventDefault()
  const box = [...document.querySelectorAll<HTMLInputElement>(`form[action="${path}"] input[type=search]`)]
    .filter(input => input.checkVisibility())
    .at(-1)
  if (box === undefined) location.assign(`${path}#f-q`)
  box?.focus()
  box?.select()
})
