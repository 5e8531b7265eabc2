/** How often a page that waits for work looks again. */
const seconds = 3

/** In the page's body: with script the page is changed in place. Words beside it should say that it happens. */
export const AutoRefresh = () => <pk-refresh data-seconds={seconds} />

/** In the page's head: without script the browser loads it anew. */
export const RefreshHead = () => (
  <noscript>
    <meta http-equiv="refresh" content={String(seconds)} />
  </noscript>
)
