import type { FastifyInstance, FastifyReply } from 'fastify'
import type { Page, Shell } from './page.ts'

const noticeCookie = 'notice'

/** Gives every reply `page` and `done` (see page.ts). */
export const decorateReplies = (app: FastifyInstance, shell: Shell) => {
  app.decorateReply('page', function (this: FastifyReply, page: Page, status = 200) {
    const notice = this.request.cookies[noticeCookie]
    if (notice) this.clearCookie(noticeCookie, { path: '/' })
    // Pages differ by reader and language, and hold what only this reader may see.
    this.header('vary', 'cookie, accept-language')
    const isSecret = this.request.routeOptions.config.secret
    if (this.request.viewer || isSecret) this.header('cache-control', 'no-store')
    // As bytes: a string would be measured and encoded once more on its way out.
    return this.code(status)
      .type('text/html; charset=utf-8')
      .send(Buffer.from(shell(this.request, page, status, notice && decode(notice))))
  })
  app.decorateReply('done', function (this: FastifyReply, path: string, notice?: string) {
    if (notice) {
      this.setCookie(noticeCookie, Buffer.from(notice).toString('base64url'), {
        path: '/',
        httpOnly: true,
        sameSite: 'lax',
        maxAge: 60,
      })
    }
    // The head of an answer holds plain signs alone; any other, a line's end first of all, is written as its code.
    const location = path.toWellFormed().replace(/[^!-~]/gu, encodeURIComponent)
    return this.code(303).header('location', location).send()
  })
}

const decode = (value: string) => Buffer.from(value, 'base64url').toString('utf8').slice(0, 500)
