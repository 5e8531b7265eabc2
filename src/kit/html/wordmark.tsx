/** The shoot: a stem and two leaves out of a line of soil. */
export const Shoot = ({ size = 28 }: { size?: number }) => (
  <svg class="shoot" width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="shoot__line" d="M16 28V14M5 28h22" />
    <path class="shoot__leaf" d="M16 17C8 17 5 12 5 6c7 0 11 4 11 11z" />
    <path class="shoot__leaf shoot__leaf--young" d="M16 20c0-6 4-9 10-9 0 6-3 9-10 9z" />
  </svg>
)

export const Wordmark = ({ name }: { name: string }) => (
  <a class="wordmark" href="/">
    <Shoot />
    <span>{name}</span>
  </a>
)
