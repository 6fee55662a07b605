import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

/** An agent that speaks MCP with a portal, on behalf of a user. */
export class Agent {
  readonly #client: Client;

  /** @param options.token - of the user */
  static async connect(options: {
    url: string;
    token: string;
  }): Promise<Agent> {
    const { url, token } = options;
    const client = new Client({ name: 'test', version: '1.0.0' });
    await client.connect(
      new StreamableHTTPClientTransport(new URL(`${url}/api/mcp-actions/v1`), {
        requestInit: { headers: { authorization: `Bearer ${token}` } },
      }),
    );
    return new Agent(client);
  }

  private constructor(client: Client) {
    this.#client = client;
  }

  /** What is offered to it, by the tool's name. */
  async listTools() {
    const { tools } = await this.#client.listTools();
    return new Map(tools.map(tool => [tool.name, tool]));
  }

  /** Calls a tool of the stores. */
  async call(
    name: string,
    input: Record<string, unknown> = {},
  ): Promise<{ isError: boolean; text: string; output: unknown }> {
    const result = await this.#client.callTool({
      name: `woocommerce.${name}`,
      arguments: input,
    });
    const [{ text }] = result.content as { text: string }[];
    return {
      isError: result.isError === true,
      text,
      output: result.structuredContent,
    };
  }

  async close(): Promise<void> {
    await this.#client.close();
  }
}
