import { type CallbackWithPromise, Consumer, type GroupOptions } from '@platformatic/kafka';

export type Bytes = Buffer | undefined;

/** Why a commit counts for nothing: somebody else may have its partitions. */
export class GivenOutAnew extends Error {}

/** How far a partition is done. */
interface PartitionPlace {
  topic: string;
  partition: number;
  offset: bigint;
}

/**
 * A member of a consumer group that commits only as the member it is. The client would join the group again when it refuses a commit,
 * and then repeat it as the new member: offsets of a partition that somebody else has read further by now would be set back.
 */
export class GroupMember extends Consumer<Bytes, Bytes, Bytes, Bytes> {
  #isCommitting = false;

  /**
   * Stands for the topic as long as it is a member. The client would do so only while a stream is open: with none, as long as a batch
   * runs, a leader of the group would give no partition to anybody.
   */
  standFor(topic: string): void {
    this.topics.track(topic);
  }

  /** Changes whenever the group gives its partitions out anew. */
  get membership(): string {
    return `${this.memberId} ${this.generationId}`;
  }

  /** The partitions of a topic that this member has. */
  partitionsOf(topic: string): readonly number[] {
    return this.assignments?.find((one) => one.topic === topic)?.partitions ?? [];
  }

  /** Rejects with `GivenOutAnew` when the group knows this member, or its membership, no more; it has joined again then. */
  async commitAsMember(places: readonly PartitionPlace[]): Promise<void> {
    this.#isCommitting = true;
    try {
      await this.commit({ offsets: places.map((place) => ({ ...place, leaderEpoch: -1 })) });
    } finally {
      this.#isCommitting = false;
    }
  }

  override joinGroup(options: GroupOptions, callback: CallbackWithPromise<string>): void;
  override joinGroup(options?: GroupOptions): Promise<string>;
  override joinGroup(
    options: GroupOptions = {},
    callback?: CallbackWithPromise<string>,
  ): Promise<string> | undefined {
    if (callback === undefined) return super.joinGroup(options);
    const isCommitting = this.#isCommitting;
    super.joinGroup(options, (thrown, id) =>
      callback(isCommitting ? (thrown ?? new GivenOutAnew()) : thrown, id),
    );
    return undefined;
  }
}
