import { t } from './words.ts'

export type Bed = { label: string; state: 'planted' | 'prepared' | 'empty'; href?: string | undefined }

const words = { planted: 'bedPlanted', prepared: 'bedPrepared', empty: 'bedEmpty' } as const
const plants = [22, 48, 74]

const Drawing = ({ state }: { state: Bed['state'] }) => (
  <svg class={`bed bed--${state}`} viewBox="0 0 96 56" aria-hidden="true" focusable="false">
    <path class="bed__soil" d="M13 36h70l11 18H2z" />
    {state !== 'empty' && <path class="bed__furrow" d="M12 45.5h72" />}
    {state === 'planted' &&
      plants.map(x => (
        <g key={x} transform={`translate(${x} 36)`}>
          <path class="bed__stem" d="M0 2v-16" />
          <path
            class="bed__leaf"
            d="M0-10c-8 0-12-5-12-12 8 0 12 4 12 12zM0-13c0-7 4-11 11-12 0 7-4 12-11 12z"
          />
        </g>
      ))}
  </svg>
)

/** A municipality's journey as garden beds: planted, prepared or waiting. */
export const BedsProgress = ({ beds, label }: { beds: readonly Bed[]; label: string }) => {
  const planted = beds.filter(bed => bed.state === 'planted').length
  return (
    <div class="beds">
      <p class="beds__sum">
        {label}: {t('bedsPlanted', { planted, total: beds.length })}
      </p>
      <ol class="beds__list" aria-label={label}>
        {beds.map(bed => (
          <li key={bed.label} class="beds__item">
            <Drawing state={bed.state} />
            <span class="beds__label">
              {bed.href === undefined ? bed.label : <a href={bed.href}>{bed.label}</a>}
            </span>
            <span class="beds__state">{t(words[bed.state])}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}
