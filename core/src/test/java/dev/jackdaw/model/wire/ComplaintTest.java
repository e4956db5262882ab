package dev.jackdaw.model.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.jackdaw.json.Json;
import dev.jackdaw.model.ModelFailure;
import dev.jackdaw.model.ModelFailure.Category;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Providers' words for errors.
class ComplaintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | {'error':{'code':'insufficient_quota','message':'You exceeded your current quota'}} | BILLING_ERROR",
                "429 | {'error':{'message':'Rate limit reached','code':'rate_limit_exceeded'}} | RATE_LIMIT",
                "429 | {'error':{'status':'RESOURCE_EXHAUSTED','message':'You exceeded your current quota, check billing','details':[{'violations':[{'quotaId':'GenerateRequestsPerMinutePerProject'}]}]}} | RATE_LIMIT",
                "429 | {'error':{'status':'RESOURCE_EXHAUSTED','message':'quota','details':[{'violations':[{'quotaId':'GenerateRequestsPerDayPerProject'}]}]}} | BILLING_ERROR",
                "429 | {'error':{'code':'Throttling.AllocationQuota','message':'Allocated quota exceeded, please increase your quota limit.'}} | RATE_LIMIT",
                "429 | {'error':{'code':'1302','message':'您当前使用该API的并发数过高'}} | RATE_LIMIT",
                "429 | {'error':{'code':'1113','message':'余额不足或无可用资源包,请充值。'}} | BILLING_ERROR",
                "429 | {'error':{'code':'SetLimitExceeded','message':'Your account has reached the set inference limit'}} | BILLING_ERROR",
                "400 | {'error':{'type':'invalid_request_error','message':'Your credit balance is too low'}} | BILLING_ERROR",
                "403 | {'error':{'message':'forbidden'}} | AUTHENTICATION_FAILED",
                "429 | {'error':{'message':'Limit 6000 tokens per minute (TPM), check billing. Please try again in 2s'}} | RATE_LIMIT",
                "200 | {'base_resp':{'status_code':1002,'status_msg':'rate limit'}} | RATE_LIMIT",
                "200 | {'base_resp':{'status_code':1004,'status_msg':'login fail'}} | AUTHENTICATION_FAILED",
                "200 | {'base_resp':{'status_code':1008,'status_msg':'insufficient balance'}} | BILLING_ERROR",
            })
    void anEmptyAccountIsToldFromALimitThatPasses(int status, String body, Category category) {
        ModelFailure failure = Complaint.parse(status, Json.parse(body.replace('\'', '"')))
                .orElseThrow()
                .failure();
        assertEquals(category, failure.category(), failure.why());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Please try again in 1.2s. | 1200",
                "Please try again in 6m0s | 360000",
                "try again in 120ms | 120",
                "Please retry in 34.074824224s. | 34075",
                "Please retry after 10 seconds. | 10000",
                "Try again in 1h2m3s | 3723000",
                "try again in 20 | -1",
                "try again later | -1",
            })
    void aSentenceMayAskToWait(String sentence, long millis) {
        Optional<Duration> asked = millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
        assertEquals(asked, Complaint.of(429, sentence).after());
    }
}
