import type { ComponentChildren } from 'preact'

type Base = { children?: ComponentChildren; class?: string; id?: string }

/** The elements that the client bundle brings to life; without it they are plain boxes. */
declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'pk-autosubmit': Base
      'pk-chosen': Base
      'pk-combobox': Base & { 'data-src'?: string | undefined; [message: `data-text-${string}`]: string }
      'pk-copy': Base & { 'data-copied': string }
      'pk-counter': Base & { 'data-max': number; 'data-left': string; 'data-over': string }
      'pk-dirty': Base & { 'data-message': string }
      'pk-refresh': Base & { 'data-seconds': number }
      'pk-passkey': Base & {
        'data-question': string
        'data-answer': string
        'data-register'?: string | undefined
        'data-failed': string
      }
    }
  }
}
