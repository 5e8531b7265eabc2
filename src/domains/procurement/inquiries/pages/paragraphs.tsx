/** What somebody wrote, with its paragraphs. */
export const Paragraphs = ({ text }: { text: string }) => (
  <div class="written-text">
    {text.split(/\n{2,}/).map((paragraph, i) => (
      <p key={i}>
        {paragraph.split('\n').map((line, j) => (
          <>
            {j > 0 && <br />}
            {line}
          </>
        ))}
      </p>
    ))}
  </div>
)
