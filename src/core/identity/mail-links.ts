import { isLocale, type Locale } from '../../kit/text/locale.ts'
import { hashToken, newToken } from '../../kit/tokens.ts'
import { postMail } from '../mail/outbox.ts'
import type { Services } from '../web/services.ts'
import type { AuthDatabase } from './auth-database.ts'
import type { BetterAuth } from './better-auth.ts'
import { lifetimes } from './lifetimes.ts'
import { createPersonUnlessKnown, selectOptionalPersonByEmail } from './persons.ts'
import { t } from './words.ts'

export type NewAccount = { name: string; email: string; locale: Locale }

/** better-auth's callback: posts the link to a person there is, in the transaction that stores it; else to nobody. */
export const makeSendLink =
  ({ config, clock }: Services, { inAuth }: AuthDatabase) =>
  (email: string, token: string): Promise<void> =>
    inAuth(async tx => {
      const person = await selectOptionalPersonByEmail(tx, email)
      if (person === undefined || person.ended_at !== null) return
      const locale = isLocale(person.locale) ? person.locale : 'sv'
      await postMail(tx, clock.now(), {
        to: email,
        urgent: true,
        subject: t('mail_link_subject', undefined, locale),
        text: t('mail_link_text', { url: `${config.publicUrl}/logga-in/lank/${token}` }, locale),
      })
    })

const key = (token: string) => `account:${hashToken(token).toString('base64url')}`

/** Links by mail: to sign in, and to make an account. What is answered never says which of them was sent, if any. */
export const makeMailLinks = (services: Services, database: AuthDatabase, auth: BetterAuth) => {
  const { config, clock } = services
  const sendSignIn = (email: string) =>
    database.inAuth(() => auth.api.signInMagicLink({ body: { email }, headers: new Headers() }))
  return {
    sendSignIn,

    sendAccount: (account: NewAccount) =>
      database.inAuth(async tx => {
        if (await selectOptionalPersonByEmail(tx, account.email)) return sendSignIn(account.email)
        const token = newToken()
        const { internalAdapter } = await auth.$context
        await internalAdapter.createVerificationValue({
          identifier: key(token),
          value: JSON.stringify(account),
          expiresAt: new Date(Date.now() + lifetimes.mailLink * 1000),
        })
        return postMail(tx, clock.now(), {
          to: account.email,
          urgent: true,
          subject: t('mail_account_subject', undefined, account.locale),
          text: t('mail_account_text', { url: `${config.publicUrl}/skapa-konto/${token}` }, account.locale),
        })
      }),

    /**
     * The person that a link makes. `known`: the address has an account meanwhile, by another link or an invitation;
     * the link is used up, and its owner signs in as they are used to, codes and all. Undefined: used or too old.
     */
    makeAccount: (token: string): Promise<{ personId: string } | 'known' | undefined> =>
      database.inAuth(async tx => {
        const { internalAdapter } = await auth.$context
        const kept = await internalAdapter.consumeVerificationValue(key(token))
        if (!kept) return undefined
        const account = JSON.parse(kept.value) as NewAccount
        const personId = await createPersonUnlessKnown(tx, clock.now(), account)
        return personId === undefined ? 'known' : { personId }
      }),
  }
}

export type MailLinks = ReturnType<typeof makeMailLinks>
