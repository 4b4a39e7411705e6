/* Writes a made street to a TAP device at a steady rate: live_sender TAP FRAMES RATE SECONDS CLIENTS LIFE.
 *
 * FRAMES is a file of records: length (4), client's number or -1 (4), where the transmitter's address
 * stands (4), the frame; numbers in this machine's order. LIFE is how many times the file is gone
 * through while a client keeps its address; then it gets one that was never there, one client after
 * the other. Client 0 keeps its own. A frame that is changed gets a correct FCS.
 *
 * Says in JSON what it really sent, and how late it was at worst.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#define LONGEST 4096

static uint32_t table[256];

static void make_table(void)
{
    for (uint32_t octet = 0; octet < 256; octet++) {
        uint32_t value = octet;
        for (int bit = 0; bit < 8; bit++)
            value = value >> 1 ^ (value & 1 ? 0xEDB88320u : 0);
        table[octet] = value;
    }
}

static uint32_t crc(const uint8_t *octets, size_t length)
{
    uint32_t value = ~0u;
    while (length--)
        value = value >> 8 ^ table[(value ^ *octets++) & 0xFF];
    return ~value;
}

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec + time.tv_nsec / 1e9;
}

struct record {
    uint32_t length;
    int32_t client;
    uint32_t address;
    const uint8_t *frame;
};

static size_t renewed(const struct record *one, uint32_t generation, uint8_t *out)
{
    size_t body = one->address - 10;
    memcpy(out, one->frame, one->length);
    for (int part = 0; part < 3; part++)
        out[one->address + 3 + part] ^= generation >> 8 * part;
    uint32_t sum = crc(out + body, one->length - 4 - body);
    memcpy(out + one->length - 4, &sum, 4);
    return one->length;
}

static struct record *read_records(const char *path, size_t *count)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        exit(2);
    fseek(file, 0, SEEK_END);
    size_t size = ftell(file), at = 0;
    rewind(file);
    uint8_t *octets = malloc(size);
    struct record *records = malloc(size / 16 * sizeof *records);
    if (!octets || !records || fread(octets, 1, size, file) != size)
        exit(2);
    fclose(file);
    for (*count = 0; at < size; ++*count) {
        struct record *one = &records[*count];
        memcpy(&one->length, octets + at, 4);
        memcpy(&one->client, octets + at + 4, 4);
        memcpy(&one->address, octets + at + 8, 4);
        one->frame = octets + at + 12;
        if (one->length > LONGEST)
            exit(2);
        at += 12 + one->length;
    }
    return records;
}

int main(int arguments, char **said)
{
    if (arguments != 7)
        return 2;
    int tap = atoi(said[1]);
    size_t count;
    struct record *records = read_records(said[2], &count);
    double rate = atof(said[3]), seconds = atof(said[4]), latest = 0;
    uint64_t clients = strtoull(said[5], NULL, 10), life = strtoull(said[6], NULL, 10);
    uint64_t total = rate * seconds, sent = 0, management = 0, refused = 0;
    uint8_t out[LONGEST];
    make_table();
    double begun = now();
    while (sent < total) {
        double passed = now() - begun;
        uint64_t due = passed * rate;
        if (due > total)
            due = total;
        /* One that has fallen behind catches up at once: bursts are part of the load. */
        if ((due - sent) / rate > latest)
            latest = (due - sent) / rate;
        for (; sent < due; sent++) {
            const struct record *one = &records[sent % count];
            const uint8_t *frame = one->frame;
            if (one->client >= 0) {
                uint64_t pass = sent / count;
                uint32_t generation = (pass * clients / life + one->client) / clients;
                management++;
                if (one->client && generation) {
                    renewed(one, generation, out);
                    frame = out;
                }
            }
            if (write(tap, frame, one->length) != (ssize_t)one->length)
                refused++;
        }
        struct timespec tick = {0, 500000};
        nanosleep(&tick, NULL);
    }
    double took = now() - begun;
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    printf("{\"frames\": %llu, \"management\": %llu, \"refused\": %llu, \"seconds\": %.3f,"
           " \"latest\": %.4f, \"cpu\": %.2f}\n",
           (unsigned long long)sent, (unsigned long long)management, (unsigned long long)refused,
           took, latest,
           used.ru_utime.tv_sec + used.ru_stime.tv_sec
               + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6);
    return 0;
}
