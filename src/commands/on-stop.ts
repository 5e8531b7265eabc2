/**
 * Ends the process cleanly at Ctrl-C or when it is asked to: `stop` once, and its end is waited for. The embedded
 * server's package has handlers of its own that end the process, and the database, in the middle of that: they go.
 */
export const onStop = (stop: () => Promise<void>) => {
  let ending = false
  const end = () => {
    if (ending) return
    ending = true
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal)
    process.on(signal, end)
  }
}
