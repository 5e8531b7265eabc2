import type { ComponentChildren } from 'preact'

type Props = {
  /** Addresses that ask for a passkey and take the answer (POST, JSON). */
  question: string
  answer: string
  /** Makes a new passkey instead of using one. */
  register?: boolean | undefined
  label: string
  /** What to do when the device says no. */
  failed: string
  /** A field for the passkey's name. */
  children?: ComponentChildren
}

/** Sign-in with the device's own lock (pk-passkey). It needs script: without it, nothing is shown. */
export const PasskeyBox = ({ question, answer, register, label, failed, children }: Props) => (
  <pk-passkey
    data-question={question}
    data-answer={answer}
    data-register={register ? '' : undefined}
    data-failed={failed}
  >
    <div class="form" hidden>
      {children}
      <div>
        <button class="button button--secondary" type="button">
          <span>{label}</span>
        </button>
      </div>
      <p class="field__error" role="alert" hidden />
    </div>
  </pk-passkey>
)
