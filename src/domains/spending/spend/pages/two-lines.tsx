/** A cell that says two things, the second more quietly: a table of many columns fits no page. */
export const TwoLines = ({ first, second }: { first: string; second: string }) => (
  <>
    {first}
    {second !== '' && (
      <>
        <br />
        <span class="quiet">{second}</span>
      </>
    )}
  </>
)
