import { HttpTransportType, HubConnectionBuilder, LogLevel } from '@microsoft/signalr';
import { MessagePackHubProtocol } from '@microsoft/signalr-protocol-msgpack';
import type { Frame } from '../api/contract';
import type { OpenTransport } from './transport';

/** WebSockets only, without negotiation: any Api can serve any connection. */
export const openHub: OpenTransport = async (closed) => {
  const connection = new HubConnectionBuilder()
    .withUrl('/hubs/grid', { skipNegotiation: true, transport: HttpTransportType.WebSockets })
    .withHubProtocol(new MessagePackHubProtocol())
    .configureLogging(LogLevel.None)
    .build();
  let closing = false;
  connection.onclose(() => {
    if (!closing) closed();
  });
  await connection.start();

  return {
    watch(view, epoch, seq, sink) {
      const stream = connection.stream<Frame>('Watch', view, epoch, seq).subscribe({
        next: (frame) => sink.next(frame),
        complete: () => sink.ended(),
        error: () => sink.ended(),
      });
      return () => stream.dispose();
    },
    close() {
      closing = true;
      // Closing what is already closed has nothing to report.
      connection.stop().catch(() => undefined);
    },
  };
};
