/** What the server asked and what the device answered, as JSON (WebAuthn level 3). */
const ask = async (address: string, body?: object): Promise<Record<string, unknown>> => {
  const response = await fetch(address, {
    method: 'POST',
    headers: { accept: 'application/json', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!response.ok) throw new Error(`${response.status}`)
  return response.json()
}

/** Browsers keep passkeys for names, not for numeric addresses such as 127.0.0.1. */
const named = () => !/^[\d.]+$|:/.test(location.hostname)

const supported = () =>
  named() &&
  typeof PublicKeyCredential === 'function' &&
  typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'

/** Makes a passkey or signs in with one; shown only where the browser can. */
export class Passkey extends HTMLElement {
  connectedCallback(): void {
    const box = this.querySelector('div')
    if (!box || !supported()) return
    box.hidden = false
    this.querySelector('button')?.addEventListener('click', this.#start)
  }

  #device = async (question: Record<string, unknown>): Promise<Credential | null> =>
    this.dataset['register'] === undefined
      ? navigator.credentials.get({
          publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question as never),
        })
      : navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question as never),
        })

  #start = async (): Promise<void> => {
    const { question = '', answer = '', failed = '' } = this.dataset
    const complaint = this.querySelector<HTMLElement>('[role=alert]')
    if (complaint) complaint.hidden = true
    try {
      const credential = await this.#device(await ask(question))
      if (!(credential instanceof PublicKeyCredential)) throw new Error('no answer')
      const name = this.querySelector('input')?.value
      const { to } = await ask(answer, { response: credential.toJSON(), ...(name ? { name } : {}) })
      location.assign(String(to))
    } catch {
      if (complaint) {
        complaint.textContent = failed
        complaint.hidden = false
      }
    }
  }
}
