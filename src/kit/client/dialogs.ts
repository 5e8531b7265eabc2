// A link to a question's own page opens the question in place where its dialog is on the page.
document.addEventListener('click', event => {
  if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return
  const opener = event.target.closest<HTMLElement>('[data-dialog]')
  const dialog = document.getElementById(opener?.dataset['dialog'] ?? '')
  if (!(dialog instanceof HTMLDialogElement)) return
  event.preventDefault()
  dialog.showModal()
})

// A page kept for the back button is kept without its dialogs open.
document.addEventListener('turbo:before-cache', () => {
  for (const dialog of document.querySelectorAll('dialog[open]')) dialog.removeAttribute('open')
})
