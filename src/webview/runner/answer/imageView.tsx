import { t } from '@vscode/l10n';
import { useEffect, useState } from 'preact/hooks';
import { usePanel } from '../panel.ts';
import { failureText } from '../controller.ts';

/** A picture in an `img`, where even an SVG cannot run or load anything. */
export function ImageView({ handle, mediaType }: { handle: string; mediaType: string }) {
  const { host } = usePanel();
  const [url, setUrl] = useState<string | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [size, setSize] = useState('');
  useEffect(() => {
    let made: string | null = null;
    let current = true;
    const get = async (): Promise<void> => {
      try {
        const bytes = await host.call.bodyBytes({ handle });
        if (!current) return;
        made = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: mediaType }));
        setUrl(made);
      } catch (error) {
        if (current) setFailure(t`The picture could not be shown: ${failureText(error)}`);
      }
    };
    void get();
    return () => {
      current = false;
      if (made !== null) URL.revokeObjectURL(made);
    };
  }, [handle]);
  if (failure !== null) return <p class="note">{failure}</p>;
  if (url === null) return <p class="hint">{t`Getting the picture…`}</p>;
  return (
    <figure class="picture">
      <img
        src={url}
        alt={t`The answer`}
        onLoad={(event) => setSize(`${event.currentTarget.naturalWidth} × ${event.currentTarget.naturalHeight}`)}
        onError={() => setFailure(t`This is no picture that can be shown (${mediaType}). Save it to look at it elsewhere.`)}
      />
      <figcaption class="hint">
        {mediaType} {size}
      </figcaption>
    </figure>
  );
}
