/** A picture with its words; never wider than its column, loaded when it comes into view. */
export const Picture = ({ src, alt }: { src: string; alt: string }) => (
  <img class="picture" src={src} alt={alt} loading="lazy" decoding="async" />
)
