/** As the database writes its ids; the one place that says what an id in an address or a form looks like. */
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
export const isId = (text: unknown): text is string => typeof text === 'string' && uuid.test(text)
