import type { PageParams } from './schema.ts'

/** A page of HSDS around what is on it. An empty list has no pages, and its first is also its last. */
export const page = <T>({ page, per_page }: PageParams, total: number, contents: T[]) => {
  const pages = Math.ceil(total / per_page)
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  }
}

/** A page of a list that is kept in memory. */
export const sliced = <T>(params: PageParams, all: readonly T[]) =>
  page(params, all.length, all.slice((params.page - 1) * params.per_page, params.page * params.per_page))
