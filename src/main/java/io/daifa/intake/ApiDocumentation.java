package io.daifa.intake;

import io.daifa.kernel.ProblemDocument;
import io.daifa.kernel.ProblemWriter;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description of the interfaces in OpenAPI, in three groups: for shops, for administrators, for carriers. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {

    /** Where the description keeps the answer that every error has. */
    static final String PROBLEM = "#/components/responses/Problem";

    private static final String SHOP_KEY = "shopKey";
    private static final String ADMIN = "admin";

    @Bean
    OpenAPI daifaApi() {
        var components = new Components()
                .addResponses(
                        "Problem",
                        new ApiResponse()
                                .description(
                                        "An error (RFC 9457): what is wrong, at which field, in the caller's language.")
                                .content(new Content()
                                        .addMediaType(
                                                ProblemWriter.MEDIA_TYPE,
                                                new MediaType()
                                                        .schema(new Schema<>().$ref("#/components/schemas/Problem")))))
                .addSecuritySchemes(
                        SHOP_KEY,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .description("The shop's key, dfk_…; an administrator issues it."))
                .addSecuritySchemes(
                        ADMIN,
                        new SecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("basic")
                                .description("An administrator's name and password."));
        ModelConverters.getInstance().readAll(ProblemDocument.class).forEach(components::addSchemas);
        return new OpenAPI()
                .components(components)
                .info(new Info()
                        .title("Daifa")
                        .version("v1")
                        .description("Runs what happens after a customer has ordered from a dropshipping shop."
                                + " Amounts are texts, times RFC 3339, every error is application/problem+json in the language"
                                + " of Accept-Language (en or zh).")
                        .license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0")));
    }

    @Bean
    GroupedOpenApi shopApiDescription() {
        return GroupedOpenApi.builder()
                .group("shops")
                .displayName("For shops")
                .pathsToMatch("/api/v1/**")
                .addOpenApiCustomizer(everyAnswer(SHOP_KEY))
                .build();
    }

    @Bean
    GroupedOpenApi adminApiDescription() {
        return GroupedOpenApi.builder()
                .group("admin")
                .displayName("For administrators")
                .pathsToMatch("/api/admin/v1/**")
                .addOpenApiCustomizer(everyAnswer(ADMIN))
                .build();
    }

    @Bean
    GroupedOpenApi carrierApiDescription() {
        return GroupedOpenApi.builder()
                .group("carriers")
                .displayName("For carriers")
                .pathsToMatch("/webhooks/**")
                .addOpenApiCustomizer(everyAnswer(null))
                .build();
    }

    /** What all operations of a group have in common: the login, and the errors that any of them may answer with. */
    private static OpenApiCustomizer everyAnswer(@org.jspecify.annotations.Nullable String login) {
        return api -> {
            if (login != null) {
                api.addSecurityItem(new SecurityRequirement().addList(login));
            }
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperations().forEach(operation -> {
                        for (var status : new String[] {"400", "401", "500"}) {
                            operation
                                    .getResponses()
                                    .computeIfAbsent(status, missing -> new ApiResponse().$ref(PROBLEM));
                        }
                    }));
        };
    }
}
