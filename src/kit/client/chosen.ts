/** Says on the button of a form how many boxes are ticked: "Fråga de valda (2)". */
export class Chosen extends HTMLElement {
  connectedCallback(): void {
    this.addEventListener('change', this.#count)
    this.#count()
  }

  #count = (): void => {
    const number = this.querySelector('[data-chosen]')
    const ticked = this.querySelectorAll('input[type=checkbox]:checked').length
    if (number !== null) number.textContent = ticked === 0 ? '' : ` (${ticked})`
  }
}
